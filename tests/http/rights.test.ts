// What a person may do with his account, over HTTP, with the tokens that Auth really signs.
import { assertEquals } from "@std/assert";
import { readTarget } from "../../local/settings.ts";
import {
  attach,
  completedSession,
  migrate,
  newEmail,
  PASSWORD,
  proveAddress,
  signIn,
  sql,
} from "./_support/stack.ts";

const { url, authUrl, publishableKey } = readTarget();

async function call(login: string, name: string, args: object = {}): Promise<unknown[]> {
  const response = await fetch(`${url}/rest/v1/rpc/${name}`, {
    method: "POST",
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${login}`,
      "content-type": "application/json",
      "content-profile": "api",
    },
    body: JSON.stringify(args),
  });
  const body = await response.json();
  return [response.status, body.message ?? body];
}

async function token(grant: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(`${authUrl}/token?grant_type=${grant}`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return await response.json();
}

Deno.test("an account that is erased opens nothing any more, and its address may sign up again", async () => {
  const email = newEmail();
  const session = await completedSession();
  const { body: { client_id } } = await migrate(session, { email });
  await proveAddress(client_id);
  const { access_token: login, refresh_token } = await token("password", {
    email,
    password: PASSWORD,
  });

  assertEquals(
    (await call(login, "client_erase", { confirmation: newEmail() }))[1],
    "invalid_input",
  );
  assertEquals((await call(login, "client_erase", { confirmation: email }))[0], 200);

  assertEquals(await call(login, "client_export"), [401, "unauthorized"]);
  assertEquals(await call(login, "client_erase", { confirmation: email }), [401, "unauthorized"]);
  assertEquals((await attach(await completedSession(), login)).status, 401);
  assertEquals((await token("refresh_token", { refresh_token })).access_token, undefined);
  assertEquals(await signIn(email), undefined);
  assertEquals((await migrate(session, { email })).status, 404);
  assertEquals((await migrate(await completedSession(), { email })).status, 201);
});

Deno.test("a login that was renewed is as old as its sign-in", async () => {
  const email = newEmail();
  const { body: { client_id } } = await migrate(await completedSession(), { email });
  await proveAddress(client_id);
  const { refresh_token } = await token("password", { email, password: PASSWORD });
  await sql(
    "update auth.sessions set created_at = now() - interval '16 minutes' where user_id = $1",
    [
      client_id,
    ],
  );
  const { access_token } = await token("refresh_token", { refresh_token });

  assertEquals(
    await call(access_token, "client_erase", { confirmation: email }),
    [403, "sign_in_too_old"],
  );
});
