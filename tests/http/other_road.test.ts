// The other road to an account: sign-up at Auth itself, which brings the proof of a session. Off as
// installed; switched on here for as long as these tests last.
import { assert, assertEquals } from "@std/assert";
import { decodeJwt } from "jose";
import { readTarget } from "../../local/settings.ts";
import { codeMailedTo } from "../_support/mail.ts";
import { asClient } from "./_support/proof.ts";
import {
  type Answer,
  completedSession,
  connected,
  migrate,
  newEmail,
  PASSWORD,
  type Session,
  signIn,
  sql,
} from "./_support/stack.ts";

const { authUrl, publishableKey, restUrl } = readTarget();
const ROUNDS = 5;
const VERSION = { "x-supabase-api-version": "2024-01-01" };

Deno.test.beforeEach(() => sql("select app.enable_sign_up_trigger()"));

Deno.test.afterEach(() => sql("select app.disable_sign_up_trigger()"));

Deno.test("a sign-up that proves a session becomes its client, who signs in once he is confirmed", async () => {
  const [session, email] = [await completedSession(), newEmail()];

  const { status, body } = await signUp(email, { tremplin: proof(session) });

  assertEquals(status, 200);
  assertEquals(await stateOf(session), { status: "migrated", client_id: body.id });
  assertEquals(await sql("select * from app.check_invariants()"), []);
  await call("/verify", { type: "signup", email, token: await codeMailedTo({ email }) });
  const dashboard = await dashboardOf(await signIn(email));
  assertEquals(dashboard.client.company_name, "Exemple SARL");
  assertEquals(dashboard.simulations.length, 1);
});

Deno.test("the session's token is nowhere: in no table and in no login", async () => {
  const [session, email] = [await completedSession(), newEmail()];

  await signUp(email, { plan: "trial", tremplin: proof(session) });

  assertEquals(await tablesThatHold(session.session_token), []);
  await call("/verify", { type: "signup", email, token: await codeMailedTo({ email }) });
  const claims = decodeJwt(await signIn(email));
  const { plan, tremplin } = claims.user_metadata as Record<string, unknown>;
  assertEquals([plan, tremplin], ["trial", undefined]);
  assertEquals(await tablesThatHold(session.session_token), []);
});

Deno.test("who signs up again with an address that waits has the account by its code, and no older password serves", async () => {
  const [session, email] = [await completedSession(), newEmail()];
  await signUp(email, { tremplin: proof(session) });
  await sql(
    "update auth.users set confirmation_sent_at = now() - interval '61 seconds' where email = $1",
    [email],
  );
  await call("/signup", { email, password: "celui de la personne" });
  const token = await codeMailedTo({ email }, 2);
  const { body } = await call("/verify", { type: "signup", email, token });
  const shown = await call("/token?grant_type=password", {
    email,
    password: "celui de la personne",
  });
  assertEquals(shown.status, 400, "Auth keeps the first password");

  const proved = await asClient(body.access_token, "client_prove_email");

  assertEquals(proved.body.has_password, false);
  assertEquals(await signIn(email), undefined);
  const { client } = (await asClient(body.access_token, "client_dashboard")).body;
  assertEquals([client.company_name, client.contact_consented_at], ["Exemple SARL", null]);
});

Deno.test("a sign-up with a wrong proof is refused whole", async () => {
  const [session, email] = [await completedSession(), newEmail()];
  const data = { tremplin: { ...proof(session), session_token: "wrong" } };

  const { status, body } = await signUp(email, data);

  assertEquals([status, body.code, body.message], [404, "PT404", "session_not_found"]);
  assertEquals(await usersCalled(email), 0);
  assertEquals((await stateOf(session)).status, "completed");
});

Deno.test("supabase-js, which asks for the newer answer, is not told why", async () => {
  const [session, email] = [await completedSession(), newEmail()];
  const data = { tremplin: { ...proof(session), session_token: "wrong" } };

  assertEquals(await signUp(email, data, VERSION), {
    status: 500,
    body: { code: "unexpected_failure", message: "Database error saving new user" },
  });
  assertEquals(await usersCalled(email), 0);
});

Deno.test("a sign-up without proof is Auth's alone", async () => {
  const email = newEmail();

  const { status, body } = await signUp(email, { plan: "trial" });

  assertEquals([status, body.user_metadata.plan], [200, "trial"]);
  assertEquals(await sql("select from app.client where id = $1", [body.id]), []);
});

Deno.test("once it is switched off, a proof moves nothing", async () => {
  const [session, email] = [await completedSession(), newEmail()];
  await sql("select app.disable_sign_up_trigger()");

  assertEquals((await signUp(email, { tremplin: proof(session) })).status, 200);

  assertEquals((await stateOf(session)).status, "completed");
});

Deno.test("of a sign-up at Auth and a migration of one session, one has it, the other is refused", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const [session, emails] = [await completedSession(), [newEmail(), newEmail()]];

    const answers = await Promise.all([
      signUp(emails[0], { tremplin: proof(session) }),
      migrate(session, { email: emails[1] }),
    ]);

    const winner = answers[0].status === 200 ? 0 : 1;
    const { status, body } = answers[1 - winner];
    assertEquals([status, body.message], [409, body.message]);
    assert([body.message, body.code].includes("session_already_migrated"));
    assertEquals(answers[winner].status, [200, 201][winner]);
    assertEquals(await usersCalled(emails[winner]), 1);
    assertEquals(await usersCalled(emails[1 - winner]), 0);
  }
  assertEquals(await sql("select * from app.check_invariants()"), []);
});

function proof(session: Session) {
  return {
    session_id: session.session_id,
    session_token: session.session_token,
    profile: { company_name: "Exemple SARL", contact_name: "Camille Martin" },
    consents: { terms: "2026-01", contact: true, marketing: false },
  };
}

async function call(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Pick<Answer, "status" | "body">> {
  const response = await fetch(`${authUrl}${path}`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function dashboardOf(login: string) {
  const response = await fetch(`${restUrl}/rpc/client_dashboard`, {
    method: "POST",
    headers: { apikey: publishableKey, authorization: `Bearer ${login}`, "content-profile": "api" },
  });
  return await response.json();
}

function signUp(email: string, data: unknown, headers?: Record<string, string>) {
  return call("/signup", { email, password: PASSWORD, data }, headers);
}

async function stateOf({ session_id }: Session) {
  const text = "select status::text, client_id from app.temporary_session where id = $1";
  return (await sql(text, [session_id]))[0];
}

async function usersCalled(email: string): Promise<number> {
  return (await sql("select from auth.users where email = $1", [email])).length;
}

/** The tables of Auth and of the product in one of whose rows these words stand. */
function tablesThatHold(words: string): Promise<string[]> {
  return connected(async (ask) => {
    const tables = await ask(
      "select c.oid::regclass::text as name from pg_class as c " +
        "where c.relkind = 'r' and c.relnamespace in ('auth'::regnamespace, 'app'::regnamespace)",
    );
    const holding = [];
    for (const { name } of tables) {
      const found = await ask(`select from ${name} as t where strpos(t::text, $1) > 0`, [words]);
      if (found.length > 0) holding.push(name);
    }
    return holding;
  });
}
