// The functions as the edge runtime loads them: real keys, real logins, real supabase-js, and a
// pretend PostgREST on this machine.
import { assertEquals, assertMatch } from "@std/assert";
import { createHmac } from "node:crypto";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

const PUBLISHABLE = "sb_publishable_for_this_test";
const SECRET = "sb_secret_for_this_test";
const USER_ID = "0c9b2c7e-58f0-4a4e-8b0b-6f7f1b9a2d11";
const LOGIN_ID = "1d2f6a30-9c55-4a8f-a1b7-2b8f0c7e4d22";
const KEY_ID = "key-of-this-test";

const { publicKey, privateKey } = await generateKeyPair("ES256");
const stranger = await generateKeyPair("ES256");
const asked: { path: string; profile: string | null; apikey: string | null; body: unknown }[] = [];
const slots: Record<string, unknown>[] = [];
let answer = () => Response.json({});

const postgrest = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
  const path = new URL(request.url).pathname;
  if (path.endsWith("/take_slot")) {
    slots.push(await request.json());
    return Response.json({ allowed: true, retry_after: null, opens_session: true });
  }
  asked.push({
    path,
    profile: request.headers.get("content-profile"),
    apikey: request.headers.get("apikey"),
    body: await request.json(),
  });
  return answer();
});
postgrest.unref();

const environment = {
  SUPABASE_URL: `http://127.0.0.1:${postgrest.addr.port}`,
  SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: PUBLISHABLE }),
  SUPABASE_SECRET_KEYS: JSON.stringify({ default: SECRET }),
  SUPABASE_JWKS: JSON.stringify({
    keys: [{ ...await exportJWK(publicKey), kid: KEY_ID, alg: "ES256", use: "sig" }],
  }),
  ALLOWED_ORIGINS: "http://localhost:3000",
  MIGRATION_TIMEOUT: "",
  MIGRATION_ENABLED: "",
  MIGRATION_EMAIL_PROOF: "required",
};
for (const [name, value] of Object.entries(environment)) Deno.env.set(name, value);

/** What the edge runtime was asked to let go on after an answer. */
const goingOn: Promise<unknown>[] = [];
Object.assign(globalThis, {
  EdgeRuntime: { waitUntil: (work: Promise<unknown>) => goingOn.push(work) },
});

const simulator = (await import("../../functions/simulator/index.ts")).default;
const migration = (await import("../../functions/session-migration/index.ts")).default;

// The pretend PostgREST and its connections outlive each test.
const options = { sanitizeOps: false, sanitizeResources: false };

Deno.test(
  "a key opens the simulator, which calls schema api with the secret key",
  options,
  async () => {
    answer = () => Response.json({ session_id: "a session" });

    for (const apikey of [PUBLISHABLE, SECRET]) {
      const response = await send(simulator, "POST", "/simulator/sessions", { apikey });
      assertEquals([response.status, await response.json()], [201, { session_id: "a session" }]);
    }
    assertEquals(asked.at(-1), {
      path: "/rest/v1/rpc/create_session",
      profile: "api",
      apikey: SECRET,
      body: {},
    });
  },
);

Deno.test("any other key is 401 in our shape, and nothing is asked", options, async () => {
  const before = asked.length;

  for (const apikey of ["sb_publishable_other", await login(), ""]) {
    const response = await send(simulator, "POST", "/simulator/sessions", { apikey });
    assertEquals([response.status, (await response.json()).code], [401, "unauthorized"]);
  }
  assertEquals(asked.length, before);
});

Deno.test("a refusal raised in SQL travels through supabase-js", options, async () => {
  answer = () =>
    Response.json({
      code: "PT422",
      message: "invalid_responses",
      details: '[{"field":"CA","code":"too_small","min":0}]',
      hint: null,
    }, { status: 422 });

  const response = await send(simulator, "PUT", "/simulator/sessions/x/responses", {
    apikey: PUBLISHABLE,
    "content-type": "application/json",
  }, { responses: { CA: -1 } });

  assertEquals(response.status, 422);
  assertEquals((await response.json()).details, [{ field: "CA", code: "too_small", min: 0 }]);
});

Deno.test("Auth is asked for the code with the key that pages have", options, async () => {
  answer = () => Response.json({ client_id: USER_ID, confirmation_required: true });

  const response = await migrate();
  await response.body?.cancel();
  assertEquals([response.status, goingOn.length], [201, 1]);
  await goingOn.pop();

  assertEquals(asked.slice(-2).map(({ path, apikey }) => [path, apikey]), [
    ["/rest/v1/rpc/migrate_session", SECRET],
    ["/auth/v1/resend", PUBLISHABLE],
  ]);
  assertEquals(asked.at(-1)?.body, { type: "signup", email: "camille@exemple.fr" });
});

Deno.test("attach takes the account from a login that holds", options, async () => {
  answer = () => Response.json({ added: 1 });

  const response = await attach(await login());

  assertEquals([response.status, await response.json()], [200, { added: 1 }]);
  const { client_id, login_id } = asked.at(-1)?.body as Record<string, unknown>;
  assertEquals([client_id, login_id], [USER_ID, LOGIN_ID]);
});

Deno.test("a login that was tampered with, expired, or is another's is 401", options, async () => {
  const before = asked.length;
  const [head, payload, signature] = (await login()).split(".");
  const forged = btoa(atob(payload).replace(USER_ID, USER_ID.replace("0", "1")));

  const logins = [
    [head, forged.replaceAll("=", ""), signature].join("."),
    [btoa('{"alg":"none"}'), payload, ""].join("."),
    await login({}, { key: stranger.privateKey }),
    await login({}, { expiresAt: "-1 minute" }),
    await login({ aud: "elsewhere" }),
    await login({ sub: undefined }),
    await login({ session_id: undefined }),
    PUBLISHABLE,
    SECRET,
    "",
  ];
  for (const token of logins) {
    const response = await attach(token, SECRET);
    assertEquals([response.status, (await response.json()).code], [401, "unauthorized"], token);
  }
  assertEquals(asked.length, before);
});

Deno.test(
  "stats open to the secret key and to an operator, and never to a bad login",
  options,
  async () => {
    answer = () => Response.json({ total_sessions: 1 });
    const operator = await login({ app_metadata: { role: "operator" } });
    const selfMade = await login({ user_metadata: { role: "operator" } });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

    const cases: [Record<string, string>, number][] = [
      [{ apikey: SECRET }, 200],
      [{ apikey: SECRET, ...bearer(SECRET) }, 200],
      [{ apikey: PUBLISHABLE, ...bearer(operator) }, 200],
      [{ apikey: PUBLISHABLE, ...bearer(selfMade) }, 403],
      [{ apikey: SECRET, ...bearer(operator.slice(0, -4)) }, 401],
      [{ apikey: PUBLISHABLE, ...bearer(PUBLISHABLE) }, 401],
      [{ apikey: PUBLISHABLE }, 401],
      [{}, 401],
    ];
    for (const [headers, status] of cases) {
      const response = await send(migration, "GET", "/session-migration/stats", headers);
      await response.body?.cancel();
      assertEquals(response.status, status, JSON.stringify(headers));
    }
  },
);

Deno.test("an address reaches the database as its digest, keyed", options, async () => {
  answer = () => Response.json({});

  const response = await send(simulator, "POST", "/simulator/sessions", {
    apikey: PUBLISHABLE,
    "cf-connecting-ip": "192.0.2.7",
  });

  await response.body?.cancel();
  assertEquals(slots.at(-1), {
    action: "create_session",
    address_digest: createHmac("sha256", SECRET).update("192.0.2.7").digest("hex"),
    session_token: null,
  });
});

Deno.test("migrate hashes for real", options, async () => {
  answer = () => Response.json({ client_id: USER_ID, already_migrated: false });

  const response = await migrate();

  await response.body?.cancel();
  assertEquals(response.status, 201);
  const body = asked.at(-1)?.body as Record<string, unknown>;
  assertMatch(body.password_hash as string, /^\$2a\$10\$/);
  assertEquals(JSON.stringify(body).includes("mot de passe"), false);
});

Deno.test(
  "a failure that cannot be recorded yet keeps the worker alive until it is",
  options,
  async () => {
    const away = { code: "PGRST001", message: "Database client error.", details: null, hint: null };
    answer = () => Response.json(away, { status: 503 });

    const response = await migrate();
    answer = () => Response.json(true);

    await response.body?.cancel();
    assertEquals([response.status, goingOn.length], [500, 1]);
    await goingOn[0];
    assertEquals(asked.at(-1)?.path, "/rest/v1/rpc/record_migration_failure");
  },
);

function migrate(): Promise<Response> {
  return send(migration, "POST", "/session-migration/migrate", {
    apikey: PUBLISHABLE,
    "content-type": "application/json",
  }, {
    session_id: "x",
    email: "camille@exemple.fr",
    password: "un bon mot de passe",
    profile: {},
    consents: {},
  });
}

function send(
  { fetch }: typeof simulator,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: Record<string, unknown>,
): Promise<Response> {
  return fetch(
    new Request(`http://edge${path}`, { method, headers, body: body && JSON.stringify(body) }),
  );
}

function attach(token: string, apikey = PUBLISHABLE): Promise<Response> {
  return send(migration, "POST", "/session-migration/attach", {
    apikey,
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "x-session-token": "a token",
  }, { session_id: "x" });
}

function login(
  claims: JWTPayload = {},
  { key = privateKey, expiresAt = "5 minutes" } = {},
): Promise<string> {
  const own = { sub: USER_ID, session_id: LOGIN_ID, aud: "authenticated", role: "authenticated" };
  return new SignJWT({ ...own, ...claims })
    .setProtectedHeader({ alg: "ES256", kid: KEY_ID })
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key);
}
