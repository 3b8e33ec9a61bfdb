// Who was migrated signs in at the server under test: what the cases say of users inserted by SQL,
// seen to hold of those that `api.migrate_session` makes. The database of that server has Tremplin.

import { assertEquals } from "@std/assert";
import { personas } from "../http/_support/personas.ts";
import {
  assertRefused,
  call,
  codeMailedTo,
  count,
  database,
  DOMAIN,
  hash,
  PASSWORD,
  refresh,
  removeUsers,
  signIn,
  supabase,
  type User,
} from "./_support/auth.ts";

Deno.test.afterAll(removeUsers);

const [{ answers: ANSWERS }] = personas("2026-12-01");
const PROFILE = { company_name: "Exemple SARL", contact_name: "Camille Martin" };
const CONSENTS = { terms: "2026-01" };

/** An account made of a session, as the edge function has it made. */
async function migrated(emailProof: "auto" | "required"): Promise<User> {
  const email = `${crypto.randomUUID()}@${DOMAIN}`;
  const session = await completedSession();
  const { client_id: id } = await answerOf(
    "api.migrate_session($1, $2, $3, $4, $5, $6, email_proof => $7)",
    [...session, email, hash, PROFILE, CONSENTS, emailProof],
  );
  return { id, email };
}

/** Its id and its token. */
async function completedSession(): Promise<[string, string]> {
  const { session_id, session_token } = await answerOf("api.create_session(is_test => true)", []);
  await answerOf("api.save_responses($1, $2, $3)", [session_id, session_token, ANSWERS]);
  await answerOf("api.calculate_eligibility($1, $2)", [session_id, session_token]);
  return [session_id, session_token];
}

async function answerOf(call: string, values: unknown[]) {
  return (await database.query(`select ${call} as answer`, values)).rows[0].answer;
}

Deno.test("who was migrated signs in at once, stays signed in, and is who the answer said", async () => {
  const user = await migrated("auto");

  const { status, body } = await signIn(user.email);

  assertEquals([status, body.user.id, body.user.email], [200, user.id, user.email]);
  assertEquals(body.user.identities.length, 1);
  assertEquals((await refresh(body.refresh_token)).status, 200);
  assertEquals(await count("sessions", user), 1);
  assertRefused(await signIn(user.email, "wrong"), [
    400,
    "invalid_credentials",
    "Invalid login credentials",
  ]);
});

Deno.test("who was migrated signs in by the unmodified supabase-js", async () => {
  const { id, email } = await migrated("auto");

  const { data, error } = await supabase().auth.signInWithPassword({ email, password: PASSWORD });

  assertEquals([error, data.user?.id], [null, id]);
});

Deno.test("who was migrated but has to prove his address is let in by the code of the mail that Auth sends again", async () => {
  const { id, email } = await migrated("required");
  assertRefused(await signIn(email), [400, "email_not_confirmed", "Email not confirmed"]);

  const asked = await call("POST", "/resend", { body: { type: "signup", email } });
  assertEquals(asked.status, 200);
  const token = await codeMailedTo({ email });
  const verified = await call("POST", "/verify", { body: { type: "signup", email, token } });

  assertEquals([verified.status, verified.body.user.id], [200, id]);
  assertEquals((await signIn(email)).status, 200);
});
