import { assert, assertEquals } from "@std/assert";
import { RpcError } from "../../functions/_shared/rpc.ts";
import { handler } from "../../functions/session-migration/handler.ts";
import { CLIENT_ID, LOGIN_ID, refusal, SESSION_ID, stage, TOKEN } from "./_support/stage.ts";

const MOVED = {
  client_id: CLIENT_ID,
  already_migrated: false,
  confirmation_required: false,
  moved: { produits: 5, responses: 20, simulations: 1 },
};
const REPEATED = { ...MOVED, already_migrated: true };
const PASSWORD = "un bon mot de passe";
const BODY = {
  session_id: SESSION_ID,
  email: " Camille@Exemple.fr",
  password: PASSWORD,
  profile: { company_name: "Exemple SARL", contact_name: "Camille Martin", nombre_employes: 12 },
  consents: { terms: "2026-01", contact: true, marketing: false },
};
const LOGIN = { authorization: "Bearer login" };

Deno.test("migrate hashes the password and hands the rest over as typed", async () => {
  const { send, calls } = stage(handler, {
    answers: { migrate_session: MOVED },
    hash: (password) => Promise.resolve(`hash of ${password}`),
  });

  const { status, body, headers } = await send("POST", "/session-migration/migrate", {
    body: BODY,
  });

  assertEquals([status, body], [201, MOVED]);
  assertEquals(calls, [{
    name: "migrate_session",
    args: {
      session_id: SESSION_ID,
      session_token: TOKEN,
      email: BODY.email,
      password_hash: `hash of ${PASSWORD}`,
      profile: BODY.profile,
      consents: BODY.consents,
      timeout_ms: 30_000,
      request_id: headers.get("x-request-id"),
      email_proof: "auto",
    },
  }]);
});

const REQUIRED = { MIGRATION_EMAIL_PROOF: "required" };
const UNCONFIRMED = { ...MOVED, confirmation_required: true };

Deno.test("an address that must be proved first is mailed a code once the account is there", async () => {
  for (const answer of [UNCONFIRMED, { ...UNCONFIRMED, already_migrated: true }]) {
    const { send, calls, mails, slots, later } = stage(handler, {
      answers: {
        migrate_session: () => {
          assertEquals(mails, [], "nothing is mailed before the account is there");
          return answer;
        },
      },
      env: REQUIRED,
    });

    const { body } = await send("POST", "/session-migration/migrate", { body: BODY });
    await Promise.all(later);

    assertEquals([body, calls[0].args.email_proof], [answer, "required"]);
    assertEquals(mails, ["Camille@Exemple.fr"]);
    assertEquals(slots.map(({ action }) => action), ["migrate_session", "send_mail"]);
  }
});

Deno.test("no code is mailed to who may sign in at once, nor after a refusal", async () => {
  const confirmed = stage(handler, { answers: { migrate_session: MOVED }, env: REQUIRED });
  await confirmed.send("POST", "/session-migration/migrate", { body: BODY });
  const refused = stage(handler, {
    answers: { migrate_session: refusal(409, "email_already_registered") },
    env: REQUIRED,
  });
  await refused.send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([...confirmed.later, ...confirmed.mails, ...refused.later, ...refused.mails], []);
});

Deno.test("the answer does not wait for the mail, and a mail that fails is only logged", async () => {
  const mail = Promise.withResolvers<void>();
  const { send, later, logs } = stage(handler, {
    answers: { migrate_session: UNCONFIRMED },
    env: REQUIRED,
    mailCode: () => mail.promise,
  });

  const { status, headers } = await send("POST", "/session-migration/migrate", { body: BODY });
  assertEquals([status, later.length], [201, 1]);
  mail.reject(new Error("Auth mailed no code: 429"));
  await Promise.all(later);

  assertEquals(logs.at(-1), {
    request_id: headers.get("x-request-id"),
    failed: "send_mail",
    error: "Error: Auth mailed no code: 429",
  });
});

Deno.test("without a slot for a mail, none is sent, and the account is there all the same", async () => {
  const { send, mails, later, logs } = stage(handler, {
    answers: { migrate_session: UNCONFIRMED },
    env: REQUIRED,
    slot: ({ action }: Record<string, unknown>) =>
      action === "send_mail"
        ? { allowed: false, retry_after: 60 }
        : { allowed: true, retry_after: null, opens_session: true },
  });

  const { status } = await send("POST", "/session-migration/migrate", { body: BODY });
  await Promise.all(later);

  assertEquals([status, mails], [201, []]);
  assert(logs.some(({ failed }) => failed === "send_mail"));
});

Deno.test("a repeated migration is 200", async () => {
  const { send } = stage(handler, { answers: { migrate_session: REPEATED } });

  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([status, body], [200, REPEATED]);
});

Deno.test("a password out of bounds is left to the database to refuse, and never hashed", async () => {
  for (const password of ["neuf car.", "é".repeat(37), "😀".repeat(19), ""]) {
    const { send, calls } = stage(handler, {
      answers: { migrate_session: refusal(422, "weak_password") },
      hash: () => {
        throw new Error("must not be hashed");
      },
    });

    const { status, body } = await send("POST", "/session-migration/migrate", {
      body: { ...BODY, password },
    });

    assertEquals([status, body.code], [422, "weak_password"]);
    assertEquals(calls[0].args.password_hash, null);
  }
});

Deno.test("each refusal of the database is shown by its code", async () => {
  const refusals: [number, string][] = [
    [401, "unauthorized"],
    [404, "session_not_found"],
    [409, "session_already_migrated"],
    [409, "email_already_registered"],
    [409, "session_busy"],
    [410, "session_expired"],
    [422, "session_incomplete"],
    [422, "invalid_profile"],
  ];
  for (const [status, code] of refusals) {
    const { send, calls, logs } = stage(handler, {
      answers: { migrate_session: refusal(status, code, [{ field: "email", code: "required" }]) },
    });

    const answer = await send("POST", "/session-migration/migrate", { body: BODY });

    assertEquals([answer.status, answer.body.code], [status, code]);
    assertEquals(Object.keys(answer.body), ["code", "message", "details", "hint"]);
    assertEquals(answer.body.details !== null, status === 422);
    assertEquals(calls.length, 1, "a refusal is not a failure to record");
    assertEquals(logs[0].code, code);
  }
});

Deno.test("503 comes before the key, the key before the body, the body before the database", async () => {
  const off = stage(handler, { env: { MIGRATION_ENABLED: "false" } });
  const on = stage(handler);
  const wrongKey = { headers: { apikey: "wrong" }, body: "{" };

  for (const path of ["/session-migration/migrate", "/session-migration/attach"]) {
    const { status, body } = await off.send("POST", path, wrongKey);
    assertEquals([status, body.code], [503, "migration_disabled"]);
  }
  assertEquals(off.modes, []);
  assertEquals((await on.send("POST", "/session-migration/migrate", wrongKey)).status, 401);
  assertEquals((await on.send("POST", "/session-migration/migrate", { body: "{" })).status, 400);
  assertEquals([...off.calls, ...on.calls], []);
});

Deno.test("a wrong envelope is 400 with one entry per field", async () => {
  const { send } = stage(handler);
  const { profile: _, ...rest } = BODY;

  const { status, body } = await send("POST", "/session-migration/migrate", {
    body: { ...rest, email: 5, password: "x".repeat(1001), sessionId: SESSION_ID },
  });

  assertEquals([status, body.code], [400, "invalid_input"]);
  assertEquals(body.details, [
    { field: "email", code: "invalid_type" },
    { field: "password", code: "too_big", max: 1000 },
    { field: "profile", code: "invalid_type" },
    { field: "sessionId", code: "unrecognized_keys" },
  ]);
});

Deno.test("MIGRATION_TIMEOUT can only lower the time the database gives", async () => {
  for (const [set, given] of [["2500", 2500], ["90000", 30000], ["", 30000]] as const) {
    const { send, calls } = stage(handler, {
      answers: { migrate_session: MOVED },
      env: { MIGRATION_TIMEOUT: set },
    });
    await send("POST", "/session-migration/migrate", { body: BODY });
    assertEquals(calls[0].args.timeout_ms, given);
  }
});

Deno.test("a setting that makes no sense is an error that names it, not a guess", async () => {
  const wrong = [
    ["MIGRATION_TIMEOUT", "30s"],
    ["MIGRATION_TIMEOUT", "0"],
    ["MIGRATION_ENABLED", "no"],
    ["MIGRATION_EMAIL_PROOF", "none"],
  ];
  for (const [name, value] of wrong) {
    const { send, logs, calls } = stage(handler, { env: { [name]: value } });

    const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

    assertEquals([status, body.code], [500, "internal_error"]);
    assertEquals(logs[0].error, `Error: Wrong value in ${name}`);
    assertEquals(calls, []);
  }
});

Deno.test("a migration that fails is recorded without personal data, and tells nothing", async () => {
  const { send, calls, logs } = stage(handler, {
    answers: {
      migrate_session: refusal(500, "internal_error", { step: "create_client", sqlstate: "23514" }),
      can_migrate: { can_migrate: true, reason: null },
      record_migration_failure: true,
    },
  });

  const { status, body, headers } = await send("POST", "/session-migration/migrate", {
    body: BODY,
  });

  assertEquals(status, 500);
  assertEquals(body, {
    code: "internal_error",
    message: "Something went wrong on our side.",
    details: null,
    hint: null,
  });
  assertEquals(calls.map(({ name }) => name), [
    "migrate_session",
    "can_migrate",
    "record_migration_failure",
  ]);
  assertEquals(calls[2].args, {
    session_id: SESSION_ID,
    request_id: headers.get("x-request-id"),
    code: "internal_error",
    step: "create_client",
    client_id: null,
  });
  assertEquals(logs[0].step, "create_client");
});

Deno.test("what the database says of an unforeseen error stays inside, values out of the log too", async () => {
  const { send, logs } = stage(handler, {
    answers: {
      migrate_session: () => {
        throw new RpcError(
          "23505",
          'duplicate key value violates unique constraint "users_email"',
          "Key (email)=(camille@exemple.fr) already exists.",
        );
      },
      can_migrate: { can_migrate: true, reason: null },
      record_migration_failure: true,
    },
  });

  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([status, body.code], [500, "internal_error"]);
  const told = JSON.stringify([body, logs]).toLowerCase();
  for (const secret of ["duplicate", "camille", TOKEN, PASSWORD, "exemple"]) {
    assertEquals(told.includes(secret), false, secret);
  }
  assertEquals(logs[0].sqlstate, "23505");
});

Deno.test("a statement timeout is 504 and recorded", async () => {
  const { send, calls } = stage(handler, {
    answers: {
      migrate_session: () => {
        throw new RpcError("57014", "canceling statement due to statement timeout");
      },
      can_migrate: { can_migrate: true, reason: null },
      record_migration_failure: true,
    },
  });

  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([status, body.code], [504, "migration_timeout"]);
  assertEquals(calls[2].args.code, "migration_timeout");
});

Deno.test("the edge gives up one second after the database, and records it", async () => {
  const { send, calls, logs } = stage(handler, {
    env: { MIGRATION_TIMEOUT: "1" },
    answers: {
      migrate_session: never,
      can_migrate: { can_migrate: true, reason: null },
      record_migration_failure: true,
    },
  });

  const startedAt = performance.now();
  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });
  const ms = performance.now() - startedAt;

  assertEquals([status, body.code], [504, "migration_timeout"]);
  assertEquals(ms > 950 && ms < 3000, true, `${ms} ms`);
  assertEquals(calls.at(-1)?.args.code, "migration_timeout");
  assertEquals(logs[0].error, "DeadlinePassed: No answer in 1001 ms");
});

Deno.test("a commit that came too late to be heard is found and answered", async () => {
  let attempts = 0;
  const { send, calls } = stage(handler, {
    env: { MIGRATION_TIMEOUT: "1" },
    answers: {
      migrate_session: (_: unknown, signal: AbortSignal) =>
        attempts++ === 0 ? never(_, signal) : REPEATED,
      can_migrate: { can_migrate: false, reason: "session_already_migrated" },
    },
  });

  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([status, body], [200, REPEATED]);
  assertEquals(calls.map(({ name }) => name), [
    "migrate_session",
    "can_migrate",
    "migrate_session",
  ]);
});

Deno.test("a session that someone else moved meanwhile is refused, not a failure", async () => {
  let attempts = 0;
  const { send, calls } = stage(handler, {
    answers: {
      migrate_session: () => {
        if (attempts++ === 0) throw new RpcError("", "connection reset");
        return refusal(409, "session_already_migrated")();
      },
      can_migrate: { can_migrate: false, reason: "session_already_migrated" },
    },
  });

  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([status, body.code], [409, "session_already_migrated"]);
  assertEquals(calls.length, 3);
});

Deno.test("a failure that cannot be recorded changes nothing to the answer, and is logged", async () => {
  const unreachable = () => {
    throw new RpcError("", "TypeError: connection refused");
  };
  const { send, logs } = stage(handler, {
    answers: {
      migrate_session: unreachable,
      can_migrate: unreachable,
      record_migration_failure: unreachable,
    },
  });

  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([status, body.code], [500, "internal_error"]);
  assertEquals(logs.map((line) => line.failed), [
    "can_migrate",
    "record_migration_failure",
    undefined,
  ]);
});

Deno.test("a failure while the database is away is recorded once it is back, and not waited for", async () => {
  let isAway = true;
  const pauses: number[] = [];
  const database = (answer: unknown) => () => {
    if (isAway) throw new RpcError("", "TypeError: connection refused");
    return answer;
  };
  const { send, calls, later } = stage(handler, {
    answers: {
      migrate_session: database(MOVED),
      can_migrate: database({ can_migrate: true, reason: null }),
      record_migration_failure: database(true),
    },
    pause(ms) {
      pauses.push(ms);
      isAway = pauses.length < 3;
      return Promise.resolve();
    },
  });

  const { status, headers } = await send("POST", "/session-migration/migrate", { body: BODY });
  await Promise.all(later);

  assertEquals(status, 500);
  assertEquals(pauses, [500, 1000, 2000]);
  const notes = calls.filter(({ name }) => name === "record_migration_failure");
  assertEquals(notes.length, 4);
  assertEquals(notes.at(-1)?.args, {
    session_id: SESSION_ID,
    request_id: headers.get("x-request-id"),
    code: "internal_error",
    step: null,
    client_id: null,
  });
});

Deno.test("a migration that fails before it begins is recorded too, with the login it was for", async () => {
  for (const path of ["/session-migration/migrate", "/session-migration/attach"]) {
    const { send, calls } = stage(handler, {
      slot: () => {
        throw new RpcError("PGRST001", "Database client error.");
      },
      answers: { record_migration_failure: true },
    });

    const { status, headers } = await send("POST", path, {
      body: path.endsWith("migrate") ? BODY : { session_id: SESSION_ID },
      headers: LOGIN,
    });

    assertEquals(status, 500);
    assertEquals(calls.map(({ name, args }) => [name, args.request_id, args.client_id]), [
      [
        "record_migration_failure",
        headers.get("x-request-id"),
        path.endsWith("attach") ? CLIENT_ID : null,
      ],
    ]);
  }
});

Deno.test("a failure is tried to be recorded for a minute, then only logged", async () => {
  let waited = 0;
  const away = () => {
    throw new RpcError("", "TypeError: connection refused");
  };
  const { send, logs, later } = stage(handler, {
    answers: { migrate_session: away, can_migrate: away, record_migration_failure: away },
    pause(ms) {
      waited += ms;
      return Promise.resolve();
    },
  });

  await send("POST", "/session-migration/migrate", { body: BODY });
  await Promise.all(later);

  assertEquals(waited, 60_500);
  assertEquals(logs.filter(({ failed }) => failed === "record_migration_failure").length, 8);
});

Deno.test("a migration that was still at work when it was given up is answered, not recorded", async () => {
  let attempts = 0;
  const { send, calls, later } = stage(handler, {
    answers: {
      migrate_session: () => {
        if (attempts++ === 0) throw new RpcError("PGRST001", "Database client error.");
        return REPEATED;
      },
      can_migrate: { can_migrate: true, reason: null },
      record_migration_failure: false,
    },
  });

  const { status, body } = await send("POST", "/session-migration/migrate", { body: BODY });

  assertEquals([status, body], [200, REPEATED]);
  assertEquals(calls.map(({ name }) => name), [
    "migrate_session",
    "can_migrate",
    "record_migration_failure",
    "migrate_session",
  ]);
  assertEquals(later, []);
});

Deno.test("attach takes the client from the login alone, and names the login", async () => {
  const attached = { client_id: CLIENT_ID, added: 3, refreshed: 1, protected: 1 };
  const { send, calls, modes } = stage(handler, { answers: { attach_session: attached } });

  const { status, body, headers } = await send("POST", "/session-migration/attach", {
    body: { session_id: SESSION_ID, profile: BODY.profile, consents: BODY.consents },
    headers: LOGIN,
  });

  assertEquals([status, body], [200, attached]);
  assertEquals(modes, [["user"]]);
  assertEquals(calls, [{
    name: "attach_session",
    args: {
      session_id: SESSION_ID,
      session_token: TOKEN,
      client_id: CLIENT_ID,
      login_id: LOGIN_ID,
      profile: BODY.profile,
      consents: BODY.consents,
      timeout_ms: 30_000,
      request_id: headers.get("x-request-id"),
    },
  }]);
});

Deno.test("attach with a key and no login is 401", async () => {
  const { send, calls } = stage(handler);

  for (const apikey of ["publishable", "secret"]) {
    const { status } = await send("POST", "/session-migration/attach", {
      body: { session_id: SESSION_ID },
      headers: { apikey },
    });
    assertEquals(status, 401);
  }
  assertEquals(calls, []);
});

Deno.test("attach refuses a client chosen by the caller", async () => {
  const { send } = stage(handler);

  const { status, body } = await send("POST", "/session-migration/attach", {
    body: { session_id: SESSION_ID, client_id: CLIENT_ID },
    headers: LOGIN,
  });

  assertEquals([status, body.details[0].field], [400, "client_id"]);
});

Deno.test("can-migrate gives the database's answer", async () => {
  const answer = { can_migrate: false, reason: "session_incomplete" };
  const { send, calls } = stage(handler, { answers: { can_migrate: answer } });

  const { status, body } = await send("GET", `/session-migration/can-migrate/${SESSION_ID}`);

  assertEquals([status, body], [200, answer]);
  assertEquals(calls[0].args, { session_id: SESSION_ID, session_token: TOKEN });
});

Deno.test("can-migrate says so when migration is switched off", async () => {
  const { send } = stage(handler, {
    answers: { can_migrate: { can_migrate: true, reason: null } },
    env: { MIGRATION_ENABLED: "false" },
  });

  const { body } = await send("GET", `/session-migration/can-migrate/${SESSION_ID}`);

  assertEquals(body, { can_migrate: false, reason: "migration_disabled" });
});

Deno.test("session data is read with the session's token", async () => {
  const data = { session: { session_id: SESSION_ID }, responses: {}, prefill: {} };
  const { send, calls } = stage(handler, { answers: { session_data: data } });

  const { status, body, headers } = await send(
    "GET",
    `/session-migration/session-data/${SESSION_ID}`,
  );

  assertEquals([status, body, headers.get("cache-control")], [200, data, "no-store"]);
  assertEquals(calls[0].args, { session_id: SESSION_ID, session_token: TOKEN });
});

for (const [path, rpc] of [["stats", "migration_stats"], ["failures", "migration_failures"]]) {
  Deno.test(`${path} are for the secret key and for operators`, async () => {
    const told = { total_sessions: 150, failures: [] };
    const { send, calls, modes } = stage(handler, { answers: { [rpc]: told } });
    const ask = (headers: Record<string, string>) =>
      send("GET", `/session-migration/${path}`, { headers });

    assertEquals((await ask({ apikey: "secret" })).body, told);
    assertEquals((await ask({ apikey: "secret", authorization: "Bearer sb_x" })).status, 200);
    assertEquals((await ask({ authorization: "Bearer login as operator" })).body, told);
    assertEquals((await ask({ apikey: "publishable" })).status, 401);
    assertEquals((await ask({ authorization: "Bearer login" })).body.code, "forbidden");
    assertEquals((await ask({ authorization: "Bearer login as admin" })).status, 403);
    assertEquals(modes[0], ["secret"]);
    assertEquals(calls.map(({ args }) => [args.operator_id, args.login_id]), [
      [null, null],
      [null, null],
      [CLIENT_ID, LOGIN_ID],
    ]);
  });
}

Deno.test("failures are asked for by state and page", async () => {
  const { send, calls } = stage(handler, { answers: { migration_failures: { failures: [] } } });
  const ask = (query: string) =>
    send("GET", `/session-migration/failures${query}`, { headers: { apikey: "secret" } });

  const NO_LOGIN = { operator_id: null, login_id: null };
  await ask("");
  await ask("?state=open&before=123&page_size=100&unknown=1");

  assertEquals(calls.map(({ args }) => args), [
    NO_LOGIN,
    { state: "open", before: 123, page_size: 100, ...NO_LOGIN },
  ]);
});

Deno.test("a page of failures that cannot be is a wrong envelope", async () => {
  const { send, calls } = stage(handler);
  const wrong = {
    state: ["closed", "", "OPEN"],
    before: ["-1", "1.5", "x", "1".repeat(16)],
    page_size: ["0", "101", "x"],
  };

  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      const { status, body } = await send("GET", `/session-migration/failures?${field}=${value}`, {
        headers: { apikey: "secret" },
      });
      assertEquals([status, body.code, body.details[0].field], [400, "invalid_input", field]);
    }
  }
  assertEquals(calls, []);
});

Deno.test("a bad login next to a good key does not read stats", async () => {
  const { send, calls } = stage(handler);

  for (const authorization of ["Bearer tampered", "bearer login as operator", "Basic x"]) {
    const { status } = await send("GET", "/session-migration/stats", {
      headers: { apikey: "secret", authorization },
    });
    assertEquals(status, 401);
  }
  assertEquals(calls, []);
});

function never(_: unknown, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(new RpcError("", "AbortError")))
  );
}
