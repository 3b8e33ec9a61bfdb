// The cases of PostgREST's contract that the project relies on, by their numbers. They run against
// the stack given by the environment, or against the server of REST_URL.

import { readFile } from "node:fs/promises";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { importJWK, SignJWT } from "jose";
import pg from "pg";
import { SIGNING_KEY } from "../../local/keys.ts";
import { readTarget } from "../../local/settings.ts";

const { databaseUrl, publishableKey, restUrl } = readTarget();
const signingKey = JSON.parse(
  Deno.env.get("SUPABASE_JWT_SIGNING_KEY") ?? JSON.stringify(SIGNING_KEY),
);
const JSON_TYPE = "application/json; charset=utf-8";
const DROP = `
drop schema if exists rest_fixture cascade;
revoke usage on schema api from anon;
do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select p.oid from pg_proc as p
    where p.pronamespace = 'api'::regnamespace and p.proname like 'rest\\_%'
  loop
    execute format('drop function %s', v_function);
  end loop;
end;
$$;
notify pgrst, 'reload schema';`;

interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // deno-lint-ignore no-explicit-any -- a test reads what it expects
  body: any;
}

async function post(name: string, body?: unknown, headers = {}): Promise<Answer> {
  const response = await fetch(`${restUrl}/rpc/${name}`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json", ...headers },
    body: typeof body === "string" || body === undefined ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, headers: response.headers, text, body: json && parse(text) };
}

const parse = (text: string) => text === "" ? undefined : JSON.parse(text);

async function bearer(claims: Record<string, unknown>): Promise<Record<string, string>> {
  const now = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({ iat: now, exp: now + 60, ...claims })
    .setProtectedHeader({ alg: signingKey.alg, kid: signingKey.kid, typ: "JWT" })
    .sign(await importJWK(signingKey, signingKey.alg));
  return { authorization: `Bearer ${token}` };
}

async function asPostgres(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function untilKnown(name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await post(name)).status !== 404) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${restUrl} never learned of api.${name}`);
}

function assertRefused(answer: Answer, status: number, expected: Record<string, unknown>) {
  assertEquals(Object.keys(answer.body).sort(), ["code", "details", "hint", "message"]);
  const picked = Object.keys(expected).map((key) => [key, answer.body[key]]);
  assertEquals(Object.fromEntries(picked), expected);
  assertEquals(answer.status, status);
  assertEquals(answer.headers.get("proxy-status"), `PostgREST; error=${answer.body.code}`);
}

const assertChallenge = ({ headers }: Answer, expected: string | RegExp) =>
  assertMatch(headers.get("www-authenticate") ?? "", new RegExp(expected));

Deno.test.beforeAll(async () => {
  await asPostgres(DROP + await readFile(new URL("fixture.sql", import.meta.url), "utf8"));
  await untilKnown("rest_void");
});

Deno.test.afterAll(() => asPostgres(DROP));

Deno.test("case 1: a number comes bare, with its type and its range", async () => {
  const answer = await post("rest_add", { a: 1, b: 2 });
  assertEquals(answer.status, 200);
  assertEquals(answer.text, "3");
  assertEquals(answer.headers.get("content-type"), JSON_TYPE);
  assertEquals(answer.headers.get("content-range"), "0-0/*");
});

Deno.test("case 2: a text comes as a JSON string", async () => {
  assertEquals((await post("rest_hello", { name: "world" })).text, '"Hello, world"');
});

Deno.test("case 3: a null comes as null", async () => {
  const answer = await post("rest_null", {});
  assertEquals([answer.status, answer.text], [200, "null"]);
});

Deno.test("case 4: jsonb comes as it is", async () => {
  assertEquals((await post("rest_document", {})).body, { a: { b: [1, "two"] } });
});

Deno.test("case 4: json comes letter by letter", async () => {
  const expected = '{"b":1.50,  "a":12345678901234567890}';
  assertEquals((await post("rest_verbatim", {})).text, expected);
});

Deno.test("case 5: a composite and out parameters come as one object", async () => {
  assertEquals((await post("rest_point", {})).body, { x: 10, y: 5 });
  assertEquals((await post("rest_out", {})).body, { x: 10, y: 5 });
});

Deno.test("case 6: a table comes as an array of objects, even for one row", async () => {
  assertEquals((await post("rest_table", {})).body, [{ a: "A" }]);
});

Deno.test("case 7: a set of numbers comes as an array", async () => {
  const answer = await post("rest_series", { n: 3 });
  assertEquals(answer.body, [1, 2, 3]);
  assertEquals(answer.headers.get("content-range"), "0-2/*");
});

Deno.test("case 8: no rows come as an empty array and an empty range", async () => {
  const answer = await post("rest_series", { n: 0 });
  assertEquals([answer.status, answer.text], [200, "[]"]);
  assertEquals(answer.headers.get("content-range"), "*/*");
});

Deno.test("case 9: void is 204 with nothing at all", async () => {
  const answer = await post("rest_void", {});
  assertEquals([answer.status, answer.text], [204, ""]);
  assertEquals(answer.headers.get("content-type"), null);
  assertEquals(answer.headers.get("content-length"), null);
});

Deno.test("case 10: an array comes as an array", async () => {
  assertEquals((await post("rest_array", {})).body, [1, 2, 3]);
});

Deno.test("case 11: an empty body is an empty object", async () => {
  assertEquals((await post("rest_array")).body, [1, 2, 3]);
});

Deno.test("case 12: of an array of objects the first is used", async () => {
  assertEquals((await post("rest_add", [{ a: 1, b: 2 }, { a: 4, b: 6 }])).text, "3");
});

Deno.test("case 12: an array of anything else, or of objects that differ in keys, is 400", async () => {
  for (const body of [[1, 2], [{ a: 1, b: 2 }, { a: 4 }], [{ a: 1, b: 2 }, 3]]) {
    assertRefused(await post("rest_add", body), 400, {
      code: "PGRST102",
      message: "All object keys must match",
    });
  }
});

Deno.test("case 13: half a surrogate pair is not JSON", async () => {
  for (const body of ['{"a": "\\ud800", "b": 2}', '{"a": "\\udc00x", "b": 2}', '{"\\ud800": 1}']) {
    assertRefused(await post("rest_add", body), 400, {
      code: "PGRST102",
      message: "Empty or invalid json",
    });
  }
});

Deno.test("case 13: a body that is not JSON is 400", async () => {
  assertRefused(await post("rest_add", "sdfsdf"), 400, {
    code: "PGRST102",
    message: "Empty or invalid json",
  });
});

Deno.test("case 14: an unknown content type is 400", async () => {
  const answer = await post("rest_add", "{}", { "content-type": "audio/mpeg" });
  assertRefused(answer, 400, { code: "PGRST102" });
  assertMatch(answer.body.message, /^Content-Type not acceptable: /);
});

Deno.test("case 15: an unknown accepted type is 406", async () => {
  const answer = await post("rest_add", { a: 1, b: 2 }, { accept: "audio/mpeg3" });
  assertRefused(answer, 406, { code: "PGRST107" });
});

Deno.test("case 16: an unknown function is 404", async () => {
  assertRefused(await post("rest_hell"), 404, {
    code: "PGRST202",
    message: "Could not find the function api.rest_hell without parameters in the schema cache",
  });
});

Deno.test("case 17: an unknown argument name is 404 and says what was searched", async () => {
  const answer = await post("rest_hello", { nam: "x" });
  assertRefused(answer, 404, {
    code: "PGRST202",
    message: "Could not find the function api.rest_hello(nam) in the schema cache",
  });
  assertMatch(answer.body.details, /or with a single unnamed json\/jsonb parameter/);
});

Deno.test("case 18: an argument too many is 404, never ignored", async () => {
  assertRefused(await post("rest_add", { a: 1, b: 2, c: 3 }), 404, { code: "PGRST202" });
});

Deno.test("case 18: a required argument left out is 404", async () => {
  assertRefused(await post("rest_add", { a: 1 }), 404, { code: "PGRST202" });
});

Deno.test("case 19: an argument left out takes its default", async () => {
  assertEquals((await post("rest_hello", {})).text, '"Hello, world"');
});

Deno.test("case 20: a nameless json parameter takes the whole body", async () => {
  assertEquals((await post("rest_whole", { any: ["thing"] })).body, { any: ["thing"] });
});

Deno.test("case 27: a plain exception is 400 with its hint", async () => {
  assertRefused(await post("rest_refuse"), 400, {
    code: "P0001",
    message: "x",
    details: null,
    hint: "h",
  });
});

Deno.test("case 28: PT402 is 402 with message, details and hint", async () => {
  assertRefused(await post("rest_payment"), 402, {
    code: "PT402",
    message: "Payment Required",
    details: "Quota exceeded",
    hint: "Upgrade your plan",
  });
});

Deno.test("case 29: sqlstate PGRST writes the whole answer", async () => {
  const answer = await post("rest_chosen", {
    message: '{"code": "123", "message": "ABC", "details": "DEF", "hint": "XYZ"}',
    detail: '{"status": 332, "headers": {"X-Header": "str"}}',
  });
  assertRefused(answer, 332, { code: "123", message: "ABC", details: "DEF", hint: "XYZ" });
  assertEquals(answer.headers.get("x-header"), "str");
});

Deno.test("case 30: sqlstate PGRST with bad JSON is 500", async () => {
  const detail = '{"status": 332, "headers": {}}';
  assertRefused(await post("rest_chosen", { message: "INVALID", detail }), 500, {
    code: "PGRST121",
  });
});

Deno.test("case 31: a row that exists already is 409", async () => {
  assertEquals((await post("rest_insert", { email: "a@b.fr" })).status, 204);
  assertRefused(await post("rest_insert", { email: "a@b.fr" }), 409, {
    code: "23505",
    details: "Key (email)=(a@b.fr) already exists.",
  });
});

Deno.test("case 32: a check, a missing value and a bad uuid are 400", async () => {
  assertRefused(await post("rest_insert", { email: "c@d.fr", age: -1 }), 400, { code: "23514" });
  assertRefused(await post("rest_insert", { email: null }), 400, { code: "23502" });
  assertRefused(await post("rest_uuid", { value: "no" }), 400, { code: "22P02" });
});

Deno.test("case 33: a call longer than its role may run is 500", async () => {
  const start = performance.now();
  assertRefused(await post("rest_sleep", { seconds: 20 }), 500, {
    code: "57014",
    message: "canceling statement due to statement timeout",
  });
  assert(performance.now() - start < 6000, "3 seconds are the visitor's own limit");
});

Deno.test("case 33: a function's own statement_timeout limits its call", async () => {
  const start = performance.now();
  assertRefused(await post("rest_sleep_limited", { seconds: 2 }), 500, { code: "57014" });
  assert(performance.now() - start < 1500);
});

Deno.test("case 33: the limit ends with the call that has it", async () => {
  await post("rest_sleep_limited", { seconds: 2 });
  assertEquals((await post("rest_sleep", { seconds: 0.4 })).status, 204);
});

Deno.test("case 34: a visitor without execute is 401", async () => {
  const answer = await post("rest_closed");
  assertRefused(answer, 401, {
    code: "42501",
    message: "permission denied for function rest_closed",
  });
  assertChallenge(answer, "^Bearer$");
});

Deno.test("case 35: a login without execute is 403", async () => {
  const answer = await post("rest_closed", {}, await bearer({ role: "authenticated" }));
  assertRefused(answer, 403, { code: "42501" });
});

Deno.test("case 36: an empty token is 401", async () => {
  const answer = await post("rest_void", {}, { authorization: "Bearer " });
  assertRefused(answer, 401, {
    code: "PGRST301",
    message: "Empty JWT is sent in Authorization header",
  });
  assertChallenge(answer, '^Bearer error="invalid_token", error_description="Empty JWT');
});

Deno.test("case 37: a token of two parts is 401", async () => {
  assertRefused(await post("rest_void", {}, { authorization: "Bearer a.b" }), 401, {
    code: "PGRST301",
    message: "Expected 3 parts in JWT; got 2",
  });
});

Deno.test("case 38: a token with a wrong signature is 401", async () => {
  const { authorization } = await bearer({ role: "authenticated" });
  const [header, payload] = authorization.split(".");
  const forged = `${header}.${payload}.${"A".repeat(86)}`;
  assertRefused(await post("rest_void", {}, { authorization: forged }), 401, {
    code: "PGRST301",
    message: "No suitable key or wrong key type",
    details: "None of the keys was able to decode the JWT",
  });
});

Deno.test("case 39: a token out of its time is 401, with 30 seconds of grace", async () => {
  const now = Math.floor(Date.now() / 1000);
  const refused = async (claims: Record<string, number>, message: string) => {
    const answer = await post("rest_void", {}, await bearer({ role: "anon", ...claims }));
    assertRefused(answer, 401, { code: "PGRST303", message });
    assertChallenge(answer, `error_description="${message}"`);
  };
  await refused({ exp: now - 35 }, "JWT expired");
  await refused({ nbf: now + 60 }, "JWT not yet valid");
  await refused({ iat: now + 60 }, "JWT issued at future");
  const late = await post("rest_void", {}, await bearer({ role: "anon", exp: now - 20 }));
  assertEquals(late.status, 204);
});

Deno.test("case 40: a role that does not exist is 401", async () => {
  assertRefused(await post("rest_void", {}, await bearer({ role: "nobody_here" })), 401, {
    code: "22023",
    message: 'role "nobody_here" does not exist',
  });
});

Deno.test("case 41: a schema that is not exposed is 406", async () => {
  assertRefused(await post("rest_void", {}, { "content-profile": "unknown" }), 406, {
    code: "PGRST106",
    message: "Invalid schema: unknown",
  });
});

Deno.test("case 47: a function reads role, method, path and headers of a visitor", async () => {
  const { body } = await post("rest_request", {}, { "X-Foo": "bar" });
  assertEquals(body.role, "anon");
  assertEquals(body.user, "anon");
  assertEquals(body.method, "POST");
  assertEquals(body.path, "/rpc/rest_request");
  assertEquals(body.foo, "bar");
});

Deno.test("case 47: a function reads the claims of a login", async () => {
  const { body } = await post(
    "rest_request",
    {},
    await bearer({ role: "authenticated", sub: "me" }),
  );
  assertEquals([body.user, body.claims.sub], ["authenticated", "me"]);
});

Deno.test("case 48: a function sets the status and a header of its answer", async () => {
  const headers = '[{"X-Reason": "closed"}]';
  const answer = await post("rest_answer", { status: "403", headers });
  assertEquals(answer.status, 403);
  assertEquals(answer.body, { said: "no" });
  assertEquals(answer.headers.get("x-reason"), "closed");
});

Deno.test("case 48: a status that is none is 500", async () => {
  assertRefused(await post("rest_answer", { status: "maybe" }), 500, { code: "PGRST112" });
});

Deno.test("a stable function cannot write", async () => {
  assertRefused(await post("rest_stable_write", { email: "s@t.fr" }), 405, { code: "25006" });
});

Deno.test("an error undoes the whole call", async () => {
  assertRefused(await post("rest_insert_then_fail", { email: "e@f.fr" }), 418, { code: "PT418" });
  assertEquals((await post("rest_count", { email: "e@f.fr" })).text, "0");
});
