// The cases of Supabase Auth's contract for a new password, by their numbers where they have one.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { decodeJwt } from "jose";
import {
  type Answer,
  assertRefused,
  bearer,
  call,
  codeMailedTo,
  count,
  database,
  insertUser,
  PASSWORD,
  refresh,
  removeUsers,
  signedIn,
  signIn,
  supabase,
} from "./_support/auth.ts";

const NEW_PASSWORD = "a horse of another colour";

Deno.test.afterAll(removeUsers);

const change = (access: string, body: unknown): Promise<Answer> =>
  call("PUT", "/user", { body, headers: bearer(access) });

Deno.test("a new password takes the place of the old one", async () => {
  const { user, access } = await signedIn();
  const { status, body } = await change(access, { password: NEW_PASSWORD });
  assertEquals([status, body.id, body.identities.length], [200, user.id, 1]);
  assertEquals((await signIn(user.email, NEW_PASSWORD)).status, 200);
  const old = await signIn(user.email);
  assertRefused(old, [400, "invalid_credentials", "Invalid login credentials"]);
});

Deno.test("a new password is kept as a bcrypt hash of cost 10", async () => {
  const { user, access } = await signedIn();
  await change(access, { password: NEW_PASSWORD });
  const sql = "select encrypted_password from auth.users where id = $1";
  const { rows: [{ encrypted_password: hash }] } = await database.query(sql, [user.id]);
  assertMatch(hash, /^\$2a\$10\$[./A-Za-z0-9]{53}$/);
});

Deno.test("a new password ends every other session, and keeps this one", async () => {
  const other = await signedIn();
  const { user, access, refresh: mine } = await signedIn(other.user);
  assertEquals((await change(access, { password: NEW_PASSWORD })).status, 200);
  assertEquals(await count("sessions", user), 1);
  assertRefused(await refresh(other.refresh), [400, "refresh_token_not_found"]);
  assertEquals((await refresh(mine)).status, 200);
});

Deno.test("a new password withdraws the code on its way", async () => {
  const { user, access } = await signedIn();
  await call("POST", "/recover", { body: { email: user.email } });
  const token = await codeMailedTo(user);
  await change(access, { password: NEW_PASSWORD });
  const late = await call("POST", "/verify", {
    body: { type: "recovery", email: user.email, token },
  });
  assertRefused(late, [403, "otp_expired"]);
});

// app.take_over() leaves an account like this.
Deno.test("without a password nobody signs in, and a login by a code sets one", async () => {
  const user = await insertUser("encrypted_password = null");
  assertRefused(await signIn(user.email), [400, "invalid_credentials"]);
  await call("POST", "/recover", { body: { email: user.email } });
  const { status, body } = await call("POST", "/verify", {
    body: { type: "recovery", email: user.email, token: await codeMailedTo(user) },
  });
  assertEquals(status, 200);
  assertEquals((await change(body.access_token, { password: NEW_PASSWORD })).status, 200);
  assertEquals((await signIn(user.email, NEW_PASSWORD)).status, 200);
});

// app.is_password_login() reads it.
Deno.test("what opened a login is noted, and stays when it is renewed", async () => {
  const { user, refresh: mine } = await signedIn();
  assertEquals((await refresh(mine)).status, 200);
  await call("POST", "/recover", { body: { email: user.email } });
  const { body } = await call("POST", "/verify", {
    body: { type: "recovery", email: user.email, token: await codeMailedTo(user) },
  });
  const methods = async (own: boolean) => {
    const { rows } = await database.query(
      `select m.authentication_method as method
       from auth.mfa_amr_claims as m join auth.sessions as l on l.id = m.session_id
       where l.user_id = $1 and (l.id = $2) = $3`,
      [user.id, decodeJwt(body.access_token).session_id, own],
    );
    return rows.map((row: { method: string }) => row.method);
  };
  assert((await methods(false)).includes("password"));
  assertEquals(await methods(true), ["otp"]);
});

Deno.test("case 27: a password that is too short or too long is refused, and the old one stays", async () => {
  const { user, access } = await signedIn();
  const short = await change(access, { password: "short" });
  assertRefused(short, [422, "weak_password"]);
  assertEquals(short.body.weak_password.reasons, ["length"]);
  const long = await change(access, { password: "é".repeat(37) });
  assertRefused(long, [400, "validation_failed", "Password cannot be longer than 72 characters"]);
  assertEquals((await signIn(user.email)).status, 200);
});

Deno.test("case 38: the same password is refused", async () => {
  const { access } = await signedIn();
  const expected = "New password should be different from the old password.";
  assertRefused(await change(access, { password: PASSWORD }), [422, "same_password", expected]);
});

Deno.test("case 38: the address of somebody else is refused", async () => {
  const { email } = await insertUser();
  const { access } = await signedIn();
  assertRefused(await change(access, { email: email.toUpperCase() }), [422, "email_exists"]);
});

Deno.test("a user is changed by nobody without his login", async () => {
  const answer = await call("PUT", "/user", { body: { password: NEW_PASSWORD } });
  assertRefused(answer, [401, "no_authorization"]);
});

Deno.test("a user makes himself no operator", async () => {
  const { user, access } = await signedIn();
  const answer = await change(access, { app_metadata: { role: "operator" } });
  assertRefused(answer, [403, "not_admin"]);
  const me = await call("GET", "/user", { headers: bearer(access) });
  assertEquals([me.body.id, me.body.app_metadata.role], [user.id, undefined]);
});

Deno.test("a user's own data is added to, and null takes away", async () => {
  const { user, access } = await signedIn();
  await change(access, { data: { colour: "pine", size: 3 } });
  const { body } = await change(access, { data: { size: null, shape: { round: true } } });
  assertEquals([body.user_metadata.colour, body.user_metadata.shape], ["pine", { round: true }]);
  assert(!("size" in body.user_metadata));
  assertEquals(body.user_metadata.sub, user.id);
});

Deno.test("supabase-js goes from a forgotten password to a new one", async () => {
  const user = await insertUser();
  const { auth } = supabase();
  assertEquals((await auth.resetPasswordForEmail(user.email)).error, null);

  const token = await codeMailedTo(user);
  const proven = await auth.verifyOtp({ email: user.email, token, type: "recovery" });
  assertEquals([proven.error, proven.data.user?.id], [null, user.id]);

  const weak = await auth.updateUser({ password: "short" });
  assertEquals([weak.error?.status, weak.error?.code], [422, "weak_password"]);
  const same = await auth.updateUser({ password: PASSWORD });
  assertEquals([same.error?.status, same.error?.code], [422, "same_password"]);
  assertEquals((await auth.updateUser({ password: NEW_PASSWORD })).error, null);

  const elsewhere = supabase().auth;
  const login = await elsewhere.signInWithPassword({ email: user.email, password: NEW_PASSWORD });
  assertEquals([login.error, login.data.user?.id], [null, user.id]);
});

Deno.test("supabase-js tells a wrong code and a hasty second mail apart", async () => {
  const user = await insertUser();
  const { auth } = supabase();
  await auth.resetPasswordForEmail(user.email);
  const hasty = await auth.resetPasswordForEmail(user.email);
  assertEquals([hasty.error?.status, hasty.error?.code], [429, "over_email_send_rate_limit"]);
  const wrong = await auth.verifyOtp({ email: user.email, token: "abc123", type: "recovery" });
  assertEquals([wrong.error?.status, wrong.error?.code], [403, "otp_expired"]);
});

Deno.test("supabase-js confirms a sign-up that waits for its code", async () => {
  const user = await insertUser("email_confirmed_at = null");
  const { auth } = supabase();
  assertEquals((await auth.resend({ type: "signup", email: user.email })).error, null);
  const token = await codeMailedTo(user);
  const proven = await auth.verifyOtp({ email: user.email, token, type: "signup" });
  assertEquals([proven.error, proven.data.session?.user.id], [null, user.id]);
});
