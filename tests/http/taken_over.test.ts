// Somebody signs up with an address that is not his, and waits for its owner to prove it.
import { assert, assertEquals } from "@std/assert";
import { decodeJwt } from "jose";
import { readTarget } from "../../local/settings.ts";
import { type Functions, serveFunctions } from "../_support/functions.ts";
import { codeMailedTo } from "../_support/mail.ts";
import { asClient, auth, migrateUnconfirmed, signInByCode } from "./_support/proof.ts";
import {
  attach,
  changesNothing,
  completedSession,
  migrate,
  newEmail,
  PASSWORD,
  sql,
} from "./_support/stack.ts";

const { authUrl, publishableKey } = readTarget();
const NEW_PASSWORD = "celui de la personne";

let required: Functions;
Deno.test.beforeAll(async () => {
  required = await serveFunctions({ MIGRATION_EMAIL_PROOF: "required" });
});
Deno.test.afterAll(() => required.stop());

const signIn = (email: string, password = PASSWORD) =>
  auth("token?grant_type=password", { email, password });

const refresh = (refresh_token: string) =>
  auth("token?grant_type=refresh_token", { refresh_token });

async function changePassword(login: string, password: string): Promise<void> {
  const response = await fetch(`${authUrl}/user`, {
    method: "PUT",
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${login}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ password }),
  });
  assertEquals(response.status, 200, await response.text());
}

/** A registrant who has given all consents and his number, and his login. */
async function givenRegistrant(email: string) {
  const { body } = await migrate(await completedSession(), {
    email,
    profile: { company_name: "Exemple SARL", contact_name: "Camille", phone: "+33612345678" },
    consents: { terms: "2026-01", contact: true, marketing: true },
  });
  return { clientId: body.client_id as string, login: (await signIn(email)).body };
}

async function agreements(clientId: string) {
  const [row] = await sql(
    `select phone, contact_consented_at, marketing_consented_at, may_be_contacted
     from app.client where id = $1`,
    [clientId],
  );
  return row;
}

const NONE = {
  phone: null,
  contact_consented_at: null,
  marketing_consented_at: null,
  may_be_contacted: false,
};

Deno.test("auto: once its owner has typed a code, who registered the address has nothing of it left", async () => {
  const email = newEmail();
  const { clientId, login: registrant } = await givenRegistrant(email);

  await auth("recover", { email });
  const owner = await signInByCode(email, "recovery");
  const { body } = await asClient(owner, "client_prove_email");
  assert(body.email_proved_at);
  assertEquals(body.has_password, false);

  // The tab may close here, before a new password: nothing of the registrant's serves all the same.
  const refused = await signIn(email);
  assertEquals([refused.status, refused.body.error_code], [400, "invalid_credentials"]);
  assertEquals((await refresh(registrant.refresh_token)).status, 400);
  const session = await completedSession();
  for (
    const ask of [
      () => asClient(registrant.access_token, "client_dashboard"),
      () => asClient(registrant.access_token, "client_export"),
      () => asClient(registrant.access_token, "client_erase", { confirmation: email }),
      () => asClient(registrant.access_token, "client_prove_email"),
      () => attach(session, registrant.access_token),
    ]
  ) {
    assertEquals((await changesNothing(ask)).status, 401);
  }
  assertEquals(await agreements(clientId), NONE);
  assertEquals((await asClient(owner, "client_export")).body.client.phone, null);
});

Deno.test("auto: a tab that closed before the new password loses nothing: a code opens it again", async () => {
  const email = newEmail();
  const { clientId } = await givenRegistrant(email);
  await auth("recover", { email });
  await asClient(await signInByCode(email, "recovery"), "client_prove_email");

  await sql(
    "update auth.users set recovery_sent_at = now() - interval '61 seconds' where id = $1",
    [clientId],
  );
  await auth("recover", { email });
  const { body } = await auth("verify", {
    type: "recovery",
    email,
    token: await codeMailedTo({ email }, 2),
  });
  const again = await asClient(body.access_token, "client_prove_email");
  assertEquals(again.body.has_password, false, "it is still wanted");
  await changePassword(body.access_token, NEW_PASSWORD);

  assertEquals((await signIn(email)).status, 400);
  const login = (await signIn(email, NEW_PASSWORD)).body.access_token;
  assertEquals((await asClient(login, "client_export")).body.email, email);
  const { has_password } = (await asClient(login, "client_prove_email")).body;
  assertEquals(has_password, true);
});

Deno.test("auto: who shows that he signed up himself keeps password, consents and other logins", async () => {
  const email = newEmail();
  const { clientId, login } = await givenRegistrant(email);
  const elsewhere = (await signIn(email)).body;
  const before = await agreements(clientId);

  await auth("otp", { email, create_user: false });
  const code = await signInByCode(email, "email");
  const { body } = await asClient(code, "client_prove_email", {
    password_login: decodeJwt(login.access_token).session_id,
  });

  assertEquals(body.has_password, true);
  assertEquals(await agreements(clientId), { ...before, may_be_contacted: true });
  assertEquals((await asClient(elsewhere.access_token, "client_export")).status, 200);
  assertEquals((await refresh(elsewhere.refresh_token)).status, 200);
  assertEquals((await signIn(email)).status, 200);
  // The code's login goes on in the place of the one that was shown.
  assertEquals((await asClient(login.access_token, "client_export")).status, 401);
  assertEquals((await asClient(code, "client_export")).status, 200);
});

Deno.test("auto: a login that was renewed is still one by password", async () => {
  const email = newEmail();
  const { login } = await givenRegistrant(email);
  const renewed = (await refresh(login.refresh_token)).body;

  await auth("otp", { email, create_user: false });
  const { body } = await asClient(await signInByCode(email, "email"), "client_prove_email", {
    password_login: decodeJwt(renewed.access_token).session_id,
  });

  assertEquals(body.has_password, true);
});

Deno.test("required: who chose the password is not who typed the code, unless he shows it", async () => {
  const email = newEmail();
  const { body: { client_id } } = await migrateUnconfirmed(
    required,
    await completedSession(),
    email,
  );

  const owner = await signInByCode(email, "signup");
  const registrant = (await signIn(email)).body;
  assertEquals((await asClient(owner, "client_prove_email")).body.has_password, false);

  assertEquals((await asClient(registrant.access_token, "client_dashboard")).status, 401);
  assertEquals((await signIn(email)).status, 400);
  assertEquals(await agreements(client_id), NONE);
});
