import { assertEquals, assertMatch } from "@std/assert";
import { handler } from "../../functions/simulator/handler.ts";
import { ABSENT, refusal, SESSION_ID, stage, TOKEN } from "./_support/stage.ts";

const CREATED = {
  session_id: SESSION_ID,
  session_token: TOKEN,
  expires_at: "2026-01-08T00:00:00Z",
  next_question: { code: "SECTEUR" },
};

Deno.test("a session is created without a body", async () => {
  const { send, calls, modes } = stage(handler, { answers: { create_session: CREATED } });

  const { status, body, headers } = await send("POST", "/simulator/sessions");

  assertEquals([status, body], [201, CREATED]);
  assertEquals(headers.get("cache-control"), "no-store");
  assertEquals(calls, [{ name: "create_session", args: {} }]);
  assertEquals(modes, [["publishable", "secret"]]);
});

Deno.test("a session keeps its source", async () => {
  const { send, calls } = stage(handler, { answers: { create_session: CREATED } });

  await send("POST", "/simulator/sessions", { body: { source: "partenaire" } });

  assertEquals(calls[0].args, { source: "partenaire" });
});

Deno.test("a test session needs the secret key", async () => {
  const { send, calls } = stage(handler, { answers: { create_session: CREATED } });
  const body = { is_test: true };

  const refused = await send("POST", "/simulator/sessions", { body });
  assertEquals([refused.status, refused.body.code], [403, "forbidden"]);
  assertEquals(calls, []);

  const created = await send("POST", "/simulator/sessions", {
    body,
    headers: { apikey: "secret" },
  });
  assertEquals(created.status, 201);
  assertEquals(calls[0].args, { is_test: true });
});

Deno.test("the questions may be kept by a cache", async () => {
  const questionnaire = { ruleset: "2026-01", questions: [{ code: "SECTEUR" }] };
  const { send, calls } = stage(handler, { answers: { questionnaire } });

  const first = await send("GET", "/simulator/questions?ruleset=2026-01");
  assertEquals([first.status, first.body], [200, questionnaire]);
  assertMatch(first.headers.get("cache-control")!, /^public, max-age=\d+$/);
  assertEquals(first.headers.get("content-type"), "application/json");
  assertEquals(calls[0].args, { ruleset: "2026-01" });

  const etag = first.headers.get("etag")!;
  const again = await send("GET", "/simulator/questions", { headers: { "if-none-match": etag } });
  assertEquals([again.status, again.body, again.headers.get("etag")], [304, null, etag]);
});

Deno.test("a ruleset that cannot be a name is a wrong envelope", async () => {
  const { send } = stage(handler);

  const { status, body } = await send("GET", "/simulator/questions?ruleset=a%00b");

  assertEquals([status, body.code, body.details[0].field], [400, "invalid_input", "ruleset"]);
});

Deno.test("responses go to the database as they are", async () => {
  const saved = { accepted: ["SECTEUR"], next_question: null };
  const { send, calls } = stage(handler, { answers: { save_responses: saved } });
  const responses = { SECTEUR: "btp", CA: 1800000.5, EFFECTIF: null, TYPES_VEHICULES: ["taxi"] };

  const { status, body } = await send("PUT", `/simulator/sessions/${SESSION_ID}/responses`, {
    body: { responses },
  });

  assertEquals([status, body], [200, saved]);
  assertEquals(calls, [{
    name: "save_responses",
    args: { session_id: SESSION_ID, session_token: TOKEN, responses },
  }]);
});

Deno.test("a wrong answer is refused with one entry per field", async () => {
  const details = [{ field: "CA", code: "too_big", min: 0, max: 1000000000 }];
  const { send } = stage(handler, {
    answers: { save_responses: refusal(422, "invalid_responses", details) },
  });

  const { status, body } = await send("PUT", `/simulator/sessions/${SESSION_ID}/responses`, {
    body: { responses: { CA: 1e12 } },
  });

  assertEquals(status, 422);
  assertEquals(body, {
    code: "invalid_responses",
    message: "Some responses are not acceptable.",
    details,
    hint: "What to do.",
  });
});

Deno.test("eligibility is calculated without a body", async () => {
  const results = { session_id: SESSION_ID, results: [], totals: { low: 0 } };
  const { send, calls } = stage(handler, { answers: { calculate_eligibility: results } });

  const { status, body } = await send("POST", `/simulator/sessions/${SESSION_ID}/eligibility`);

  assertEquals([status, body], [200, results]);
  assertEquals(calls[0].args, { session_id: SESSION_ID, session_token: TOKEN });
});

Deno.test("a missing session token reaches the database as null", async () => {
  const { send, calls } = stage(handler, {
    answers: { calculate_eligibility: refusal(401, "unauthorized") },
  });

  const { status, body } = await send("POST", `/simulator/sessions/${SESSION_ID}/eligibility`, {
    headers: { "x-session-token": ABSENT },
  });

  assertEquals([status, body.code], [401, "unauthorized"]);
  assertEquals(calls[0].args.session_token, null);
});

Deno.test("an id of any shape is text that Postgres can read", async () => {
  const { send, calls } = stage(handler, {
    answers: { calculate_eligibility: refusal(404, "session_not_found") },
  });

  for (const id of ["not-a-uuid", "%00", "%ff", "%F0%9F%98%80", "%27%3B--"]) {
    const { status } = await send("POST", `/simulator/sessions/${id}/eligibility`);
    assertEquals(status, 404);
  }

  assertEquals(calls.every(({ args }) => /^[!-~]+$/.test(args.session_id as string)), true);
});
