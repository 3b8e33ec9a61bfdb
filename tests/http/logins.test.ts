// A login that was ended while its access token is still good by its signature: it opens nothing.
import { assertEquals } from "@std/assert";
import { readTarget } from "../../local/settings.ts";
import { asClient } from "./_support/proof.ts";
import {
  type Answer,
  attach,
  changesNothing,
  completedSession,
  migrate,
  newEmail,
  preview,
  proveAddress,
  type Session,
  signIn,
  sql,
} from "./_support/stack.ts";

const { authUrl, publishableKey } = readTarget();

/** Whatever a client may ask, with what he would have to say for it. */
function calls(
  email: string,
  session: Session,
): Record<string, (login: string) => Promise<Answer>> {
  const rpc = (name: string, args: object = {}) => (login: string) => asClient(login, name, args);
  return {
    client_dashboard: rpc("client_dashboard"),
    client_export: rpc("client_export"),
    client_prove_email: rpc("client_prove_email"),
    client_request_produit: rpc("client_request_produit", { produit: "TVA" }),
    client_set_consents: rpc("client_set_consents", {
      contact: false,
      marketing: true,
      text_version: "2026-01",
    }),
    client_erase: rpc("client_erase", { confirmation: email }),
    preview: (login) => preview(session, login),
    attach: (login) => attach(session, login),
  };
}

async function atAuth(
  login: string,
  method: string,
  path: string,
  body?: object,
): Promise<void> {
  const response = await fetch(`${authUrl}/${path}`, {
    method,
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${login}`,
      "content-type": "application/json",
    },
    body: body && JSON.stringify(body),
  });
  await response.body?.cancel();
  assertEquals(response.ok, true);
}

const ENDINGS: Record<string, (email: string, login: string) => Promise<unknown>> = {
  "a global sign-out": (_, login) => atAuth(login, "POST", "logout?scope=global"),
  "a sign-out everywhere else": async (email) =>
    await atAuth(await signIn(email), "POST", "logout?scope=others"),
  "a new password, set by another login": async (email) =>
    await atAuth(await signIn(email), "PUT", "user", { password: "un autre mot de passe" }),
  "a ban": (email) =>
    sql("update auth.users set banned_until = now() + interval '1 day' where email = $1", [email]),
};

for (const [ending, end] of Object.entries(ENDINGS)) {
  Deno.test(`after ${ending}, the access token that was given before opens nothing`, async () => {
    const email = newEmail();
    const { body: { client_id } } = await migrate(await completedSession(), { email });
    await proveAddress(client_id);
    const session = await completedSession();
    const login = await signIn(email);
    assertEquals((await asClient(login, "client_dashboard")).status, 200);
    assertEquals((await preview(session, login)).status, 200);

    await end(email, login);

    for (const [name, call] of Object.entries(calls(email, session))) {
      const { status, body: { code, message } } = await changesNothing(() => call(login));
      assertEquals([status, code === "PT401" ? message : code], [401, "unauthorized"], name);
    }
  });
}

Deno.test("what ends one login leaves another where it is", async () => {
  const email = newEmail();
  await migrate(await completedSession(), { email });
  const [one, other] = [await signIn(email), await signIn(email)];

  await atAuth(one, "POST", "logout?scope=local");

  assertEquals((await asClient(one, "client_dashboard")).status, 401);
  assertEquals((await asClient(other, "client_dashboard")).status, 200);
  assertEquals((await attach(await completedSession(), other)).status, 200);
});
