// The cases of Supabase Auth's contract for sign-up by Auth itself, by their numbers where they have
// one, where an address must be confirmed.

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import {
  assertRefused,
  call,
  codeMailedTo,
  database,
  DOMAIN,
  insertUser,
  mailsTo,
  PASSWORD,
  removeUsers,
  signIn,
  supabase,
} from "./_support/auth.ts";

Deno.test.afterAll(removeUsers);

const newAddress = () => `${crypto.randomUUID()}@${DOMAIN}`;
const signUp = (body: Record<string, unknown>, headers = {}) =>
  call("POST", "/signup", { body: { password: PASSWORD, ...body }, headers });

async function rows(email: string) {
  const sql = "select u.*, i.identity_data from auth.users as u " +
    "left join auth.identities as i on i.user_id = u.id where u.email = $1";
  return (await database.query(sql, [email])).rows;
}

Deno.test("case 29: a new address becomes a user who is to confirm it, and no login", async () => {
  const email = newAddress();
  const { status, body } = await signUp({ email: email.toUpperCase() });

  assertEquals([status, body.email, body.access_token], [200, email, undefined]);
  assert(body.confirmation_sent_at && !body.email_confirmed_at);
  assertEquals([body.role, body.aud], ["authenticated", "authenticated"]);
  assertEquals(body.app_metadata, { provider: "email", providers: ["email"] });
  const [user, ...others] = await rows(email);
  assertEquals([user.id, others], [body.id, []]);
  assertRefused(await signIn(email), [400, "email_not_confirmed", "Email not confirmed"]);
});

Deno.test("case 29: the code of its mail confirms it, and then the password signs in", async () => {
  const email = newAddress();
  const { body: { id } } = await signUp({ email });

  const token = await codeMailedTo({ email });
  const verified = await call("POST", "/verify", { body: { type: "signup", email, token } });

  assertEquals([verified.status, verified.body.user.id], [200, id]);
  assertEquals((await signIn(email)).body.user.id, id);
});

Deno.test("what is sent besides is kept with the user and with his identity", async () => {
  const email = newAddress();
  const { body: { id } } = await signUp({ email, data: { plan: "trial" } });

  const [{ raw_user_meta_data: data, identity_data: identity }] = await rows(email);
  for (const kept of [data, identity]) {
    assertEquals([kept.plan, kept.sub, kept.email], ["trial", id, email]);
  }
});

Deno.test("a second sign-up with an address that waits changes nothing and makes nobody", async () => {
  const email = newAddress();
  await signUp({ email, data: { plan: "trial" } });
  const before = await rows(email);
  await database.query(
    "update auth.users set confirmation_sent_at = confirmation_sent_at - interval '2 minutes' " +
      "where email = $1",
    [email],
  );
  const { status, body } = await signUp({
    email,
    password: "another password",
    data: { plan: "" },
  });

  assertEquals([status, body.id], [200, before[0].id]);
  const [after, ...others] = await rows(email);
  assertEquals([after.encrypted_password, others], [before[0].encrypted_password, []]);
  assertEquals(after.raw_user_meta_data, before[0].raw_user_meta_data);
  await codeMailedTo({ email }, 2);
});

Deno.test("a second sign-up within a minute is too soon", async () => {
  const email = newAddress();
  await signUp({ email });
  const { status, body } = await signUp({ email });
  assertEquals([status, body.error_code], [429, "over_email_send_rate_limit"]);
});

Deno.test("case 28: an address that is taken is answered as if it were new, and nothing changes", async () => {
  const user = await insertUser();
  const before = await rows(user.email);
  const { status, body } = await signUp({ email: user.email });

  assertEquals([status, body.email, body.identities], [200, user.email, []]);
  assertNotEquals(body.id, user.id);
  assertEquals(await rows(user.email), before);
  assertEquals(await mailsTo(user), []);
});

Deno.test("case 27: a weak password and what is no address are refused", async () => {
  const weak = await signUp({ email: newAddress(), password: "short" });
  assertEquals([weak.status, weak.body.error_code], [422, "weak_password"]);
  assertEquals(weak.body.weak_password.reasons, ["length"]);
  const long = await signUp({ email: newAddress(), password: "long ".repeat(15) });
  assertEquals([long.status, long.body.error_code], [400, "validation_failed"]);
  assertRefused(await signUp({ email: "nobody" }), [
    400,
    "validation_failed",
    "Unable to validate email address: invalid format",
  ]);
});

Deno.test("case 30: nobody signs up without an address", async () => {
  const { status, body } = await call("POST", "/signup", { body: {} });
  assertEquals([status, body.error_code], [422, "anonymous_provider_disabled"]);
});

Deno.test("supabase-js takes the answer for a user without a login", async () => {
  const email = newAddress();
  const { data, error } = await supabase().auth.signUp({ email, password: PASSWORD });
  assertEquals([error, data.session, data.user?.email], [null, null, email]);
});
