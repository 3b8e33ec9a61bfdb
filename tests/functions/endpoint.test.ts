import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { MAX_BODY_BYTES } from "../../functions/_shared/body.ts";
import { RpcError } from "../../functions/_shared/rpc.ts";
import { handler as migration } from "../../functions/session-migration/handler.ts";
import { handler } from "../../functions/simulator/handler.ts";
import { ABSENT, PAGE, refusal, SESSION_ID, stage, TOKEN } from "./_support/stage.ts";

const SESSIONS = "/simulator/sessions";
const RESPONSES = `/simulator/sessions/${SESSION_ID}/responses`;

Deno.test("a page on the list may read the answer", async () => {
  const { send } = stage(handler, { answers: { create_session: {} } });

  const { headers } = await send("POST", SESSIONS, { headers: { origin: PAGE } });

  assertEquals(headers.get("access-control-allow-origin"), PAGE);
  assertEquals(headers.get("access-control-expose-headers"), "retry-after, x-request-id");
  assertEquals(headers.get("access-control-allow-credentials"), null);
  assertEquals(headers.get("vary"), "Origin");
});

Deno.test("a page on the list may read a refusal", async () => {
  const { send } = stage(handler);

  const { status, headers } = await send("POST", SESSIONS, {
    headers: { origin: PAGE, apikey: "wrong" },
  });

  assertEquals([status, headers.get("access-control-allow-origin")], [401, PAGE]);
});

Deno.test("any other page may not", async () => {
  const { send } = stage(handler, { answers: { create_session: {} } });

  for (const origin of [`${PAGE}.evil.example`, "null", "https://localhost:3000", "*"]) {
    for (const method of ["POST", "OPTIONS"]) {
      const { headers } = await send(method, SESSIONS, { headers: { origin } });
      assertEquals(headers.get("access-control-allow-origin"), null);
      assertEquals(headers.get("vary"), "Origin");
    }
  }
});

Deno.test("a preflight is answered without a key", async () => {
  const { send, modes } = stage(handler);

  const { status, headers } = await send("OPTIONS", SESSIONS, {
    headers: { origin: PAGE, apikey: ABSENT, "access-control-request-method": "POST" },
  });

  assertEquals(status, 204);
  assertEquals(headers.get("access-control-allow-origin"), PAGE);
  assertEquals(headers.get("access-control-allow-methods"), "GET, POST, PUT, OPTIONS");
  assertEquals(
    headers.get("access-control-allow-headers"),
    "apikey, authorization, content-type, x-client-info, x-session-token",
  );
  assertEquals(modes, []);
});

Deno.test("without a list no page may read anything", async () => {
  const { send } = stage(handler, { env: { ALLOWED_ORIGINS: "" } });

  const { headers } = await send("OPTIONS", SESSIONS, { headers: { origin: PAGE } });

  assertEquals(headers.get("access-control-allow-origin"), null);
});

Deno.test("another method is 405 with those that are accepted", async () => {
  const cases = [
    [handler, "DELETE", SESSIONS, "POST, OPTIONS"],
    [handler, "POST", "/simulator/questions", "GET, HEAD, OPTIONS"],
    [handler, "PATCH", RESPONSES, "PUT, OPTIONS"],
    [migration, "GET", "/session-migration/migrate", "POST, OPTIONS"],
    [migration, "PUT", "/session-migration/stats", "GET, HEAD, OPTIONS"],
  ] as const;
  for (const [of, method, path, allow] of cases) {
    const { status, body, headers } = await stage(of).send(method, path);
    assertEquals([status, body.code, headers.get("allow")], [405, "method_not_allowed", allow]);
  }
});

Deno.test("an unknown address is 404, in the one shape", async () => {
  for (const path of ["/simulator", "/simulator/", "/simulator/none", "/other/sessions"]) {
    const { status, body } = await stage(handler).send("GET", path);
    assertEquals(status, 404);
    assertEquals(body, {
      code: "not_found",
      message: "There is nothing at this address.",
      details: null,
      hint: null,
    });
  }
});

Deno.test("a wrong or missing key is 401, and nothing is asked of the database", async () => {
  for (const apikey of ["wrong", ABSENT, ""]) {
    const { send, calls } = stage(handler);
    const { status, body } = await send("POST", SESSIONS, { headers: { apikey } });
    assertEquals([status, body.code, calls], [401, "unauthorized", []]);
  }
});

Deno.test("a body that is not JSON by its type is 415", async () => {
  for (const type of ["text/plain", "application/jsonp", "multipart/form-data", ABSENT]) {
    const { status, body } = await stage(handler).send("PUT", RESPONSES, {
      body: "{}",
      headers: { "content-type": type },
    });
    assertEquals([status, body.code], [415, "unsupported_media_type"]);
  }
});

Deno.test("the type of a JSON body may name its charset", async () => {
  const { send } = stage(handler, { answers: { save_responses: {} } });

  const { status } = await send("PUT", RESPONSES, {
    body: { responses: {} },
    headers: { "content-type": "Application/JSON; charset=utf-8" },
  });

  assertEquals(status, 200);
});

Deno.test("a body is counted as it arrives, whatever it announces", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1024;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });

  const { status, body } = await stage(handler).send("PUT", RESPONSES, { body: endless });

  assertEquals([status, body.code], [413, "payload_too_large"]);
  assertEquals(sent <= MAX_BODY_BYTES + 4096, true, `${sent} bytes were read`);
});

Deno.test("a body of exactly the limit passes", async () => {
  const { send } = stage(handler, { answers: { save_responses: {} } });
  const body = '{"responses":{}}';

  const padded = await send("PUT", RESPONSES, { body: body.padEnd(MAX_BODY_BYTES) });
  const longer = await send("PUT", RESPONSES, { body: body.padEnd(MAX_BODY_BYTES + 1) });

  assertEquals([padded.status, longer.status], [200, 413]);
});

Deno.test("a body that cannot be read is 400, and is not quoted", async () => {
  const bodies = ["{", "", '{"responses":', "\xff", '{"responses": secret}'];
  for (const body of bodies) {
    const { send, logs } = stage(handler);
    const answer = await send("PUT", RESPONSES, { body });
    assertEquals([answer.status, answer.body.code], [400, "invalid_input"]);
    assertEquals(JSON.stringify([answer.body, logs]).includes("secret"), false);
  }
});

Deno.test("what would not reach a row as it was sent is 400, wherever it is", async () => {
  const texts = [
    '"a\\u0000b"',
    '"\\ud800"',
    '["\\u0000"]',
    '{"\\u0000": 1}',
    '{"__proto__": 1}',
    "1e999",
    "-1e999",
  ];
  for (const text of texts) {
    const { send, calls } = stage(handler);
    const { status } = await send("PUT", RESPONSES, { body: `{"responses":{"CA":${text}}}` });
    assertEquals([status, calls], [400, []]);
  }
});

Deno.test("a body nested without end is 400", async () => {
  const deep = "[".repeat(15_000) + "]".repeat(15_000);

  const { status } = await stage(handler).send("PUT", RESPONSES, {
    body: `{"responses":{"CA":${deep}}}`,
  });

  assertEquals(status, 400);
});

Deno.test("a body holds no more than any form does, at the limit and one above", async () => {
  const text = (length: number) => "é".repeat(length);
  const list = (length: number) => Array.from({ length }, () => 0);
  const fields = (count: number) => Object.fromEntries(list(count).map((_, n) => [`Q${n}`, 0]));
  const nested = (depth: number): unknown => depth === 0 ? 0 : [nested(depth - 1)];
  const sizes: [what: string, limit: number, body: (size: number) => unknown, code?: string][] = [
    ["characters of a text", 2_000, (size) => ({ responses: { CA: text(size) } })],
    ["characters of a name", 2_000, (size) => ({ responses: { CA: { [text(size)]: 0 } } })],
    ["characters of a code", 50, (size) => ({ responses: { [text(size)]: 0 } }), "invalid_key"],
    ["items of a list", 100, (size) => ({ responses: { CA: list(size) } })],
    ["answers", 100, (size) => ({ responses: fields(size) })],
    ["levels", 8, (size) => ({ responses: { CA: nested(size - 2) } })],
  ];
  for (const [what, limit, body, code = "too_big"] of sizes) {
    const { send, calls, slots } = stage(handler, { answers: { save_responses: {} } });

    const within = await send("PUT", RESPONSES, { body: body(limit) });
    const above = await send("PUT", RESPONSES, { body: body(limit + 1) });

    assertEquals([within.status, above.status], [200, 400], what);
    assertEquals([above.body.code, above.body.details[0].code], ["invalid_input", code], what);
    assertEquals([calls.length, slots.length], [1, 1], "what is refused goes no further");
  }
});

Deno.test("bytes that are not UTF-8 are 400", async () => {
  const body = new Blob([Uint8Array.of(0x22, 0xff, 0x22)]).stream();

  const { status } = await stage(handler).send("PUT", RESPONSES, { body });

  assertEquals(status, 400);
});

Deno.test("every answer carries a request id of its own, the one of the log", async () => {
  const { send, logs } = stage(handler, { answers: { create_session: {} } });

  const ids = [];
  for (const method of ["POST", "DELETE", "OPTIONS"]) {
    const { headers } = await send(method, SESSIONS, { headers: { "x-request-id": "chosen" } });
    ids.push(headers.get("x-request-id"));
  }

  assertEquals(ids.every((id) => /^[0-9a-f-]{36}$/.test(id!)), true);
  assertNotEquals(ids[0], ids[1]);
  assertEquals(logs.map((line) => line.request_id), ids);
});

Deno.test("one line is logged for a request: route, status, time and code, no secret", async () => {
  const { send, logs } = stage(handler, {
    answers: { save_responses: refusal(410, "session_expired") },
  });

  await send("PUT", RESPONSES, { body: { responses: { SECTEUR: "btp" } } });

  assertEquals(logs.length, 1);
  const { request_id, ms, ...line } = logs[0];
  assertMatch(request_id as string, /^[0-9a-f-]{36}$/);
  assertEquals(typeof ms, "number");
  assertEquals(line, {
    method: "PUT",
    route: "simulator/sessions/:id/responses",
    status: 410,
    code: "session_expired",
  });
  assertEquals(JSON.stringify(logs).includes(TOKEN), false);
});

Deno.test("an unforeseen error is 500 in fixed words, on every route", async () => {
  const routes = [
    [handler, "POST", SESSIONS],
    [handler, "GET", "/simulator/questions"],
    [handler, "POST", `/simulator/sessions/${SESSION_ID}/eligibility`],
    [migration, "GET", `/session-migration/can-migrate/${SESSION_ID}`],
    [migration, "GET", `/session-migration/session-data/${SESSION_ID}`],
  ] as const;
  const fail = () => {
    throw new RpcError("XX000", "cache lookup failed for relation 16384", "detail", "hint");
  };
  for (const [of, method, path] of routes) {
    const { send, logs } = stage(of, {
      answers: {
        create_session: fail,
        questionnaire: fail,
        calculate_eligibility: fail,
        can_migrate: fail,
        session_data: fail,
      },
    });

    const { status, body } = await send(method, path, { headers: { origin: PAGE } });

    assertEquals(status, 500);
    assertEquals(body, {
      code: "internal_error",
      message: "Something went wrong on our side.",
      details: null,
      hint: null,
    });
    assertEquals([logs[0].sqlstate, logs[0].error], ["XX000", undefined]);
  }
});

Deno.test("a code that SQL raises and nobody knows is not shown", async () => {
  const { send } = stage(handler, { answers: { create_session: refusal(409, "who_knows") } });

  const { status, body } = await send("POST", SESSIONS);

  assertEquals([status, body.code], [500, "internal_error"]);
});

Deno.test("HEAD is GET without a body", async () => {
  const { send } = stage(handler, { answers: { questionnaire: { questions: [] } } });

  const { status, body, headers } = await send("HEAD", "/simulator/questions");

  assertEquals([status, body, headers.has("etag")], [200, null, true]);
});
