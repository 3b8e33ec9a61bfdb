import { assertEquals } from "@std/assert";
import pg from "pg";
import { freePorts } from "../../local/ports.ts";
import { type Stack, startStack } from "../../local/stack.ts";

const data = await Deno.makeTempDir({ prefix: "tremplin-stand-ins-" });
let stack: Stack;

Deno.test.beforeAll(async () => {
  // Without REST_URL and AUTH_URL, whatever they say outside.
  stack = await startStack({ ports: freePorts(), data, quiet: true, env: {} });
});

Deno.test.afterAll(async () => {
  await stack.stop();
  await Deno.remove(data, { recursive: true });
});

async function run(sql: string, url = stack.dbUrl): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function call(base: string, method: string, path: string, body?: string) {
  const response = await fetch(base + path, {
    method,
    headers: { apikey: stack.keys.secret, "content-type": "application/json" },
    body,
  });
  return { status: response.status, body: await response.json() };
}

const FUNCTION = `language sql immutable set search_path = '' as 'select 1';
grant execute on function api.stand_in to service_role`;

Deno.test("REST says what it does not cover", async () => {
  const requests: [string, string][] = [
    ["GET", "/client"],
    ["POST", "/client"],
    ["GET", "/rpc/questionnaire"],
    ["POST", "/rpc/questionnaire?select=code"],
  ];
  for (const [method, path] of requests) {
    const { status, body } = await call(stack.urls.rest, method, path);
    assertEquals([status, body.code], [501, "not_covered"]);
    assertEquals(Object.keys(body), ["code", "message", "details", "hint"]);
  }
});

Deno.test("Auth says what it does not cover", async () => {
  for (const path of ["/magiclink", "/otp", "/token?grant_type=pkce"]) {
    const { status, body } = await call(stack.urls.auth, "POST", path, "{}");
    assertEquals([status, body.error_code], [501, "not_covered"]);
  }
});

Deno.test("REST finds a function made since, changed or not announced", async () => {
  const answer = async (body: string) => {
    const { status, body: value } = await call(stack.urls.rest, "POST", "/rpc/stand_in", body);
    return [status, value];
  };
  assertEquals((await answer("{}"))[0], 404);
  await run(`create function api.stand_in() returns integer ${FUNCTION}`);
  assertEquals(await answer("{}"), [200, 1]);
  await run(`drop function api.stand_in;
    create function api.stand_in(a integer) returns integer ${FUNCTION}`);
  assertEquals(await answer('{"a": 2}'), [200, 1]);
});

Deno.test("both go on when the database has cut their connections", async () => {
  const cut = "select pg_terminate_backend(pid) from pg_stat_activity " +
    "where usename in ('authenticator', 'supabase_auth_admin')";
  await run(cut, stack.adminUrl);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const rest = await call(stack.urls.rest, "POST", "/rpc/unheard_of", "{}");
  assertEquals([rest.status, rest.body.code], [404, "PGRST202"]);
  const login = JSON.stringify({ email: "nobody@stand-ins.test", password: "nothing" });
  const auth = await call(stack.urls.auth, "POST", "/token?grant_type=password", login);
  assertEquals([auth.status, auth.body.error_code], [400, "invalid_credentials"]);
});
