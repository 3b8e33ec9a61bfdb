// Whose address is it? Both settings of MIGRATION_EMAIL_PROOF, with the mails that Auth sends.
import { assert, assertEquals } from "@std/assert";
import { decodeJwt } from "jose";
import { readTarget } from "../../local/settings.ts";
import { readDashboard } from "../../scripts/visitor.ts";
import { type Functions, serveFunctions } from "../_support/functions.ts";
import { codeMailedTo, mailsTo } from "../_support/mail.ts";
import { asClient, asOperator, auth, migrateUnconfirmed, signInByCode } from "./_support/proof.ts";
import { completedSession, migrate, newEmail, PASSWORD, signIn, sql } from "./_support/stack.ts";

const { authUrl, publishableKey } = readTarget();

let required: Functions;
Deno.test.beforeAll(async () => {
  required = await serveFunctions({ MIGRATION_EMAIL_PROOF: "required" });
});
Deno.test.afterAll(() => required.stop());

async function isProved(clientId: string): Promise<boolean> {
  const [{ proved }] = await sql(
    "select email_proved_at is not null as proved from app.client where id = $1",
    [clientId],
  );
  return proved;
}

Deno.test("auto: signed in at once; export and operators wait for a code from the mails", async () => {
  const email = newEmail();
  const { body: { client_id, confirmation_required } } = await migrate(await completedSession(), {
    email,
  });
  assertEquals([confirmation_required, await mailsTo({ email })], [false, []]);

  const login = await signIn(email);
  const told = await asClient(login, "client_export");
  assertEquals([told.status, told.body.message], [409, "email_unproved"]);
  const refused = await asOperator(client_id);
  assertEquals([refused.status, refused.body.message], [409, "email_unproved"]);

  assertEquals((await auth("otp", { email, create_user: false })).status, 200);
  const proven = await signInByCode(email, "email");
  const elsewhere = await signIn(email);
  const proof = { password_login: decodeJwt(login).session_id };
  assert((await asClient(proven, "client_prove_email", proof)).body.email_proved_at);
  assertEquals((await asClient(proven, "client_export")).body.email, email);
  assertEquals((await asClient(elsewhere, "client_export")).status, 200, "his other logins too");
  assertEquals((await asOperator(client_id)).status, 200);
});

Deno.test("auto: who knows the password alone proves nothing, whatever he writes of himself", async () => {
  const email = newEmail();
  const { body: { client_id } } = await migrate(await completedSession(), { email });
  const login = await signIn(email);
  const change = await fetch(`${authUrl}/user`, {
    method: "PUT",
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${login}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ data: { email_verified: true, amr: [{ method: "otp" }] } }),
  });
  assertEquals(change.status, 200);
  await change.body?.cancel();

  for (const token of [login, await signIn(email)]) {
    const { status, body } = await asClient(token, "client_prove_email");
    assertEquals([status, body], [200, { email_proved_at: null, has_password: true }]);
  }
  assertEquals(await isProved(client_id), false);
});

Deno.test("auto: a new password, chosen by a code from the mails, proves the address too", async () => {
  const email = newEmail();
  const { body: { client_id } } = await migrate(await completedSession(), { email });

  await auth("recover", { email });
  await asClient(await signInByCode(email, "recovery"), "client_prove_email");

  assertEquals(await isProved(client_id), true);
});

Deno.test("required: nobody is let in before the code that is mailed once the account is there", async () => {
  const session = await completedSession();
  const email = newEmail();
  const { status, body } = await migrateUnconfirmed(required, session, email);
  assertEquals([status, body.confirmation_required], [201, true]);
  const refused = await auth("token?grant_type=password", { email, password: PASSWORD });
  assertEquals([refused.status, refused.body.error_code], [400, "email_not_confirmed"]);

  const login = await signInByCode(email, "signup");
  const proof = { password_login: decodeJwt(await signIn(email)).session_id };
  assert((await asClient(login, "client_prove_email", proof)).body.email_proved_at);
  assertEquals(await isProved(body.client_id), true);
  assertEquals((await asClient(login, "client_export")).status, 200);
  assertEquals((await asOperator(body.client_id)).status, 200);
  const { userId, dashboard } = await readDashboard(email, PASSWORD);
  assertEquals([userId, dashboard.produits.length], [body.client_id, body.moved.produits]);
});

Deno.test("required: a repeat answers the same, mails nothing sooner, and leaves the code good", async () => {
  const session = await completedSession();
  const email = newEmail();
  const first = await migrateUnconfirmed(required, session, email);
  await codeMailedTo({ email });
  const again = await migrateUnconfirmed(required, session, email);

  assertEquals([again.status, again.body], [200, { ...first.body, already_migrated: true }]);
  const login = await signInByCode(email, "signup");
  assertEquals((await mailsTo({ email })).length, 1);
  assert((await asClient(login, "client_prove_email")).body.email_proved_at);

  const late = await migrateUnconfirmed(required, session, email);
  assertEquals([late.status, late.body.confirmation_required], [200, false]);
});

Deno.test("required: a mail that Auth refuses is a line of the log that names nobody", async () => {
  const session = await completedSession();
  const email = newEmail();
  await migrateUnconfirmed(required, session, email);
  await codeMailedTo({ email });
  // Within the minute that Auth keeps between two mails.
  await migrateUnconfirmed(required, session, email);

  const line = await waitFor(async () =>
    (await required.log()).split("\n").findLast((line) => line.includes('"failed":"send_mail"'))
  );
  assertEquals(JSON.parse(line).error, "Error: Auth mailed no code: 429");
  assert(!(await required.log()).includes(email));
});

async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const patience = Date.now() + 5_000; Date.now() < patience;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error("It did not come.");
}
