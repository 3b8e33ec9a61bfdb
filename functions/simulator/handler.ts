import { eTag, ifNoneMatch } from "@std/http/etag";
import * as answers from "../_shared/answers.ts";
import { type Dependencies, endpoint, type Handler, route } from "../_shared/endpoint.ts";
import { Problem, type ProblemCode } from "../_shared/problem.ts";
import { newSession, questionsQuery, responses } from "../_shared/schemas.ts";

const UNDER_WAY: ProblemCode[] = [
  "session_already_migrated",
  "session_busy",
  "session_expired",
];
const QUESTIONS_CACHE = "public, max-age=300";

/** The road of a visitor: create a session, read the questions, answer, see the results. */
export function handler(dependencies: Dependencies): Handler {
  const { rpc } = dependencies;
  return endpoint("simulator", [
    route({
      method: "POST",
      path: "/sessions",
      summary: "Starts a session.",
      access: "key",
      body: newSession,
      answers: { 201: answers.createdSession },
      refusals: ["forbidden"],
      action: "create_session",
      async run({ body, caller }) {
        if (body?.is_test && caller.mode !== "secret") {
          throw new Problem("forbidden", { hint: "is_test needs the secret key." });
        }
        return Response.json(await rpc("create_session", { ...body }), { status: 201 });
      },
    }),
    route({
      method: "GET",
      path: "/questions",
      summary: "All questions of a ruleset.",
      access: "key",
      query: questionsQuery,
      answers: { 200: answers.questionnaire, 304: null },
      refusals: ["not_found"],
      async run({ query, request }) {
        return cacheable(request, await rpc("questionnaire", query));
      },
    }),
    route({
      method: "PUT",
      path: "/sessions/:id/responses",
      summary: "Saves answers, all of them or none.",
      access: "key",
      body: responses,
      answers: { 200: answers.savedResponses },
      refusals: [...UNDER_WAY, "invalid_responses"],
      action: "save_responses",
      async run({ session, body }) {
        return Response.json(await rpc("save_responses", { ...session, ...body }));
      },
    }),
    route({
      method: "POST",
      path: "/sessions/:id/eligibility",
      summary: "Makes the results and completes the session.",
      access: "key",
      answers: { 200: answers.eligibility },
      refusals: [...UNDER_WAY, "session_incomplete"],
      action: "save_responses",
      async run({ session }) {
        return Response.json(await rpc("calculate_eligibility", session));
      },
    }),
  ], dependencies);
}

async function cacheable(request: Request, value: unknown): Promise<Response> {
  const text = JSON.stringify(value);
  const etag: string = await eTag(text);
  const headers = { etag, "cache-control": QUESTIONS_CACHE, "content-type": "application/json" };
  return ifNoneMatch(request.headers.get("if-none-match"), etag)
    ? new Response(text, { headers })
    : new Response(null, { status: 304, headers });
}
