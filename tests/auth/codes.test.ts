// The cases of Supabase Auth's contract for codes by mail, by their numbers where they have one: a
// code proves an address, and opens the way to a new password. Mails are read from the offline stack,
// or from the Mailpit of MAIL_URL.

import { createHash } from "node:crypto";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { decodeJwt } from "jose";
import { readTarget } from "../../local/settings.ts";
import {
  type Answer,
  assertRefused,
  bearer,
  call,
  codeMailedTo,
  count,
  database,
  DOMAIN,
  insertUser,
  mailsTo,
  PASSWORD,
  refresh,
  removeUsers,
  signIn,
  type User,
} from "./_support/auth.ts";

const { authUrl } = readTarget();

Deno.test.afterAll(removeUsers);

const EXPIRED: [number, string, string] = [403, "otp_expired", "Token has expired or is invalid"];
const LINK_EXPIRED: [number, string, string] = [
  403,
  "otp_expired",
  "Email link is invalid or has expired",
];

const recover = (email: string) => call("POST", "/recover", { body: { email } });
const resend = (email: string) => call("POST", "/resend", { body: { type: "signup", email } });
const askToSignIn = (email: string) =>
  call("POST", "/otp", { body: { email, create_user: false } });
const verify = (body: Record<string, string>) => call("POST", "/verify", { body });
const hashOf = ({ email }: User, code: string) =>
  createHash("sha224").update(email + code).digest("hex");

/** The address as nobody has proven it yet, in the two places that say so. */
const UNPROVEN = `
with told as (
  update auth.identities set identity_data = identity_data || '{"email_verified": false}'
  where user_id = $1
)
update auth.users set raw_user_meta_data = raw_user_meta_data || '{"email_verified": false}'
where id = $1`;

/** A user to whom a code has been mailed. */
async function awaiting(
  type: "recovery" | "signup",
  change = type === "signup" ? "email_confirmed_at = null" : undefined,
): Promise<{ user: User; code: string; proof: Record<string, string> }> {
  const user = await insertUser(change);
  if (type === "signup") await database.query(UNPROVEN, [user.id]);
  const { status } = await (type === "signup" ? resend : recover)(user.email);
  assertEquals(status, 200);
  const code = await codeMailedTo(user);
  return { user, code, proof: { type, email: user.email, token: code } };
}

/** As if that much time had gone by since the last mail. */
async function age({ id }: User, interval: string): Promise<void> {
  await database.query(
    `update auth.users set recovery_sent_at = recovery_sent_at - $2::interval,
      confirmation_sent_at = confirmation_sent_at - $2::interval where id = $1`,
    [id, interval],
  );
}

async function row({ id }: User) {
  return (await database.query("select * from auth.users where id = $1", [id])).rows[0];
}

function assertTooSoon({ status, body }: Answer): void {
  assertEquals([status, body.error_code], [429, "over_email_send_rate_limit"]);
  assertMatch(body.msg, /you can only request this after \d+ seconds/);
}

Deno.test("case 31: whether an address has an account is not told, and only an account is mailed", async () => {
  const stranger = { email: `nobody-${crypto.randomUUID()}@${DOMAIN}` };
  const unknown = await recover(stranger.email);
  const user = await insertUser();
  const known = await recover(user.email);
  assertEquals([unknown.status, unknown.body], [200, {}]);
  assertEquals([known.status, known.body], [200, {}]);
  assertMatch(await codeMailedTo(user), /^\d{6}$/);
  assertEquals(await mailsTo(stranger), []);
});

Deno.test("case 31: a second mail within the minute is refused", async () => {
  const { user } = await awaiting("recovery");
  assertTooSoon(await recover(user.email));
  assertEquals((await mailsTo(user)).length, 1);
});

Deno.test("case 31: a later mail takes the place of the first", async () => {
  const { user, proof } = await awaiting("recovery");
  await age(user, "2 minutes");
  assertEquals((await recover(user.email)).status, 200);
  const second = await codeMailedTo(user, 2);
  assertRefused(await verify(proof), EXPIRED);
  assertEquals((await verify({ ...proof, token: second })).status, 200);
});

Deno.test("a recovery without an address, or with none that could be, is refused", async () => {
  const missing = await call("POST", "/recover", { body: {} });
  assertRefused(missing, [400, "validation_failed", "Password recovery requires an email"]);
  for (const email of ["lea", "lea @example.fr", "lea@", "é@example.fr"]) {
    const expected = "Unable to validate email address: invalid format";
    assertRefused(await recover(email), [400, "validation_failed", expected]);
  }
});

Deno.test("a code is kept as the hash of address and code, and is gone once used", async () => {
  const { user, code, proof } = await awaiting("recovery");
  const kept = async () =>
    (await database.query(
      "select token_type::text, token_hash from auth.one_time_tokens where user_id = $1",
      [user.id],
    )).rows;
  const hash = hashOf(user, code);
  assertEquals((await row(user)).recovery_token, hash);
  assertEquals(await kept(), [{ token_type: "recovery_token", token_hash: hash }]);
  await verify(proof);
  assertEquals((await row(user)).recovery_token, "");
  assertEquals(await kept(), []);
});

Deno.test("case 32: a wrong code is refused, and leaves the right one good", async () => {
  const { code, proof } = await awaiting("recovery");
  const wrong = code === "000000" ? "000001" : "000000";
  assertRefused(await verify({ ...proof, token: wrong }), EXPIRED);
  assertEquals((await verify(proof)).status, 200);
});

Deno.test("case 32: a code is refused after an hour", async () => {
  const { user, proof } = await awaiting("recovery");
  await age(user, "59 minutes");
  await age(user, "61 seconds");
  assertRefused(await verify(proof), EXPIRED);
});

Deno.test("case 32: a code just under an hour old is good", async () => {
  const { user, proof } = await awaiting("recovery");
  await age(user, "59 minutes");
  assertEquals((await verify(proof)).status, 200);
});

Deno.test("case 32: a code is good once", async () => {
  const { proof } = await awaiting("recovery");
  assertEquals((await verify(proof)).status, 200);
  assertRefused(await verify(proof), EXPIRED);
});

Deno.test("case 32: the code of somebody else, of nobody, or for something else is refused", async () => {
  const { proof } = await awaiting("recovery");
  const other = await insertUser();
  assertRefused(await verify({ ...proof, email: other.email }), EXPIRED);
  assertRefused(await verify({ ...proof, email: `nobody@${DOMAIN}` }), EXPIRED);
  assertRefused(await verify({ ...proof, type: "signup" }), EXPIRED);
});

Deno.test("case 33: the right code signs in, the address in capitals too", async () => {
  const { user, proof } = await awaiting("recovery");
  const { status, headers, body } = await verify({ ...proof, email: user.email.toUpperCase() });
  assertEquals([status, body.user.id, body.token_type], [200, user.id, "bearer"]);
  assertEquals(headers.get("sb-auth-user-id"), user.id);
  assertEquals(await count("sessions", user), 1);
  const me = await call("GET", "/user", { headers: bearer(body.access_token) });
  assertEquals([me.status, me.body.email], [200, user.email]);
});

Deno.test("case 33: the token says that a code opened the session, after a refresh too", async () => {
  const { proof } = await awaiting("recovery");
  const { body } = await verify(proof);
  const again = await refresh(body.refresh_token);
  for (const token of [body.access_token, again.body.access_token]) {
    assertEquals((decodeJwt(token).amr as { method: string }[])[0].method, "otp");
  }
});

Deno.test("case 33: the hash alone signs in, once", async () => {
  const { user, code } = await awaiting("recovery");
  const proof = { type: "recovery", token_hash: hashOf(user, code) };
  assertEquals((await verify(proof)).body.user.id, user.id);
  assertRefused(await verify(proof), LINK_EXPIRED);
});

Deno.test("case 33: type email takes either code", async () => {
  for (const type of ["recovery", "signup"] as const) {
    const { user, proof } = await awaiting(type);
    assertEquals((await verify({ ...proof, type: "email" })).body.user.id, user.id);
  }
});

Deno.test("case 33: a recovery proves the address", async () => {
  const { user, proof } = await awaiting("recovery", "email_confirmed_at = null");
  assertEquals((await verify(proof)).status, 200);
  assert((await row(user)).email_confirmed_at);
  assertEquals((await signIn(user.email)).status, 200);
});

Deno.test("a banned user's code is refused", async () => {
  const { user, proof } = await awaiting("recovery");
  const ban = "update auth.users set banned_until = now() + interval '1 hour' where id = $1";
  await database.query(ban, [user.id]);
  assertRefused(await verify(proof), [403, "user_banned", "User is banned"]);
});

Deno.test("what does not say what it proves, and by what, is refused", async () => {
  const email = `lea@${DOMAIN}`;
  const [token, token_hash] = ["123456", "abc"];
  const refusals: [Record<string, string>, string][] = [
    [{ email, token }, "Verify requires a verification type"],
    [{ type: "recovery", email }, "Verify requires either a token or a token hash"],
    [
      { type: "recovery", email, token, token_hash },
      "Verify requires either a token or a token hash",
    ],
    [
      { type: "recovery", token },
      "Only an email address or phone number should be provided on verify",
    ],
    [
      { type: "recovery", email, token_hash },
      "Only the token_hash and type should be provided",
    ],
  ];
  for (const [body, message] of refusals) {
    assertRefused(await verify(body), [400, "validation_failed", message]);
  }
  const malformed = await verify({ type: "recovery", email: "lea", token });
  assertRefused(malformed, [422, "validation_failed", "Invalid email format"]);
});

/** Follows a link as far as where it leads; the fragment is what the page would read. */
async function follow(
  query: Record<string, string>,
): Promise<{ origin: string; found: URLSearchParams }> {
  const link = `${authUrl}/verify?${new URLSearchParams(query)}`;
  const { status, headers, body } = await fetch(link, { redirect: "manual" });
  await body?.cancel();
  assertEquals(status, 303);
  const { origin, hash } = new URL(headers.get("location")!);
  return { origin, found: new URLSearchParams(hash.slice(1)) };
}

Deno.test("case 34: a link with the hash leads to the site, signed in", async () => {
  const { user, code } = await awaiting("recovery");
  const { found } = await follow({ type: "recovery", token: hashOf(user, code) });
  assertEquals([found.get("type"), found.get("token_type")], ["recovery", "bearer"]);
  assertEquals(decodeJwt(found.get("access_token")!).sub, user.id);
  assertEquals((await refresh(found.get("refresh_token")!)).status, 200);
});

Deno.test("case 34: a link that is no good leads to the site, and says so", async () => {
  const { found } = await follow({ type: "recovery", token: "0".repeat(56) });
  assertEquals(found.get("error"), "access_denied");
  assertEquals(found.get("error_code"), "otp_expired");
  assertEquals(found.get("error_description"), "Email link is invalid or has expired");
});

Deno.test("case 34: a link leads to no other site", async () => {
  const token = "0".repeat(56);
  const { origin } = await follow({ type: "recovery", token });
  const elsewhere = { type: "recovery", token, redirect_to: "https://example.org/" };
  assertEquals((await follow(elsewhere)).origin, origin);
});

Deno.test("a sign-up's code, sent again, confirms the address and signs in", async () => {
  const { user, proof } = await awaiting("signup");
  assertRefused(await signIn(user.email), [400, "email_not_confirmed", "Email not confirmed"]);
  const { status, body } = await verify(proof);
  assertEquals([status, body.user.id], [200, user.id]);
  assert(body.user.email_confirmed_at && body.user.confirmed_at);
  assertEquals(body.user.user_metadata.email_verified, true);
  assertEquals(body.user.identities[0].identity_data.email_verified, true);
  assertEquals((await signIn(user.email)).status, 200);
});

Deno.test("a sign-up's code is sent to nobody who has confirmed, and that is not told", async () => {
  const confirmed = await insertUser();
  const stranger = { email: `nobody-${crypto.randomUUID()}@${DOMAIN}` };
  for (const { email } of [confirmed, stranger]) {
    const { status, body } = await resend(email);
    assertEquals([status, body], [200, {}]);
  }
  await awaiting("signup");
  assertEquals([await mailsTo(confirmed), await mailsTo(stranger)], [[], []]);
});

Deno.test("a sign-up's code is sent again after a minute, not before", async () => {
  const { user, proof } = await awaiting("signup");
  assertTooSoon(await resend(user.email));
  await age(user, "61 seconds");
  assertEquals((await resend(user.email)).status, 200);
  const token = await codeMailedTo(user, 2);
  assertEquals((await verify({ ...proof, token })).status, 200);
});

Deno.test("sending again what is not known, or to nobody, is refused", async () => {
  const types = "Missing one of these types: signup, email_change, sms, phone_change";
  const refusals: [Record<string, string>, string][] = [
    [{ email: `lea@${DOMAIN}` }, types],
    [{ type: "recovery", email: `lea@${DOMAIN}` }, types],
    [{ type: "signup" }, "Type provided requires an email address"],
    [{ type: "signup", email: "lea" }, "Unable to validate email address: invalid format"],
  ];
  for (const [body, message] of refusals) {
    assertRefused(await call("POST", "/resend", { body }), [400, "validation_failed", message]);
  }
});

Deno.test("a code to sign in is mailed to who has an account, and the token says what opened it", async () => {
  for (const type of ["email", "magiclink"]) {
    const user = await insertUser();
    assertEquals((await askToSignIn(user.email)).body, {});
    const token = await codeMailedTo(user);
    const { status, body } = await verify({ type, email: user.email, token });
    assertEquals([status, body.user.id], [200, user.id]);
    assertEquals((decodeJwt(body.access_token).amr as { method: string }[])[0].method, "otp");
  }
});

Deno.test("a code to sign in is mailed once a minute, and makes nobody a user", async () => {
  const user = await insertUser();
  assertEquals((await askToSignIn(user.email)).status, 200);
  assertTooSoon(await askToSignIn(user.email));
  const stranger = `nobody-${crypto.randomUUID()}@${DOMAIN}`;
  assertRefused(await askToSignIn(stranger), [
    422,
    "otp_disabled",
    "Signups not allowed for otp",
  ]);
  assertEquals(await mailsTo({ email: stranger }), []);
});

Deno.test("an unconfirmed user's password is as secret as any", async () => {
  const { user } = await awaiting("signup");
  const wrong = await signIn(user.email, `${PASSWORD}?`);
  assertRefused(wrong, [400, "invalid_credentials", "Invalid login credentials"]);
});
