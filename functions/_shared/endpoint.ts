// One request's road: preflight, route, access, body, slot, run, answer, log line. Every function
// takes it, so a handler holds nothing but its routes.
import { type Context, Hono } from "hono";
import { z } from "zod";
import { type Access, admit, type Authorize, type Caller } from "./access.ts";
import { check, readJson } from "./body.ts";
import { allowOrigin } from "./cors.ts";
import { type Env, readSettings, type Settings } from "./env.ts";
import { describeCause, type Log } from "./log.ts";
import { describe, DOCUMENT_PATH } from "./openapi.ts";
import { Problem, type ProblemCode, toProblem } from "./problem.ts";
import type { Rpc } from "./rpc.ts";
import { type Action, takeSlot } from "./slot.ts";

/** Answers one request, and never throws. */
export type Handler = (request: Request) => Promise<Response>;

/** What a handler needs from outside; a test gives its own. */
export interface Dependencies {
  authorize: Authorize;
  rpc: Rpc;
  /** Password in, bcrypt hash out. */
  hash: (password: string) => Promise<string>;
  /** Text in, 64 hex digits out, which nobody makes without the functions' secret. */
  digest: (text: string) => Promise<string>;
  /** Has Auth mail the code that proves an address; throws when it would not. */
  mailCode: (email: string) => Promise<void>;
  env: Env;
  log: Log;
  /** Lets work go on after the answer, which does not wait for it. */
  later: (work: Promise<unknown>) => void;
  pause: (ms: number) => Promise<void>;
}

/** One admitted request, as a route sees it. */
export interface Call<Body, Query = unknown> {
  caller: Caller;
  body: Body;
  query: Query;
  sessionToken: string | null;
  /** Whether the token opens a session; known once the attempt is counted. */
  opensSession?: boolean;
  /** The session of the path and its proof, as the RPCs name them. */
  session: { session_id: string; session_token: string | null };
  requestId: string;
  settings: Settings;
  request: Request;
}

/**
 * One route: who may call it, the shape of what it takes and answers, how often, and what it does.
 * The OpenAPI document tells all of it but the last.
 */
export interface Route<Body = unknown, Query = unknown> {
  method: "GET" | "POST" | "PUT";
  path: string;
  /** One line. */
  summary: string;
  access: Access;
  body?: z.ZodType<Body>;
  query?: z.ZodType<Query>;
  /** By status; null where there is no body. */
  answers: Record<number, z.ZodType | null>;
  /** What `run` and `gate` refuse, besides what follows from the rest. */
  refusals?: ProblemCode[];
  /** Counted, once key and shape are right. */
  action?: Action;
  /** Told when the attempt could not even be counted: `run` is not reached. */
  uncounted?: (call: Call<Body, Query>, error: unknown) => Promise<void>;
  /** Refuses before anything else is looked at. */
  gate?: (settings: Settings) => void;
  run: (call: Call<Body, Query>) => Promise<Response>;
}

/** Gives a route's `run` the types of its schemas, which a list of routes cannot keep. */
export function route<Body, Query>(route: Route<Body, Query>): Route {
  return route as unknown as Route;
}

/** What is known of a request while it is answered; the log line is made of it. */
interface Exchange {
  requestId: string;
  settings?: Settings;
  route?: string;
  problem?: Problem;
}

/** The handler of the function `slug`, made of its routes and of one that describes them. */
export function endpoint(slug: string, routes: Route[], dependencies: Dependencies): Handler {
  const app = router(slug, withDocument(slug, routes), dependencies);
  return async (request) => {
    const startedAt = performance.now();
    const exchange: Exchange = { requestId: crypto.randomUUID() };
    const response = await answer(app, request, exchange, dependencies.env);
    finish(request, response, exchange);
    dependencies.log(logLine(request, response, exchange, performance.now() - startedAt));
    return response;
  };
}

function withDocument(slug: string, routes: Route[]): Route[] {
  let document: unknown;
  const all: Route[] = [...routes, {
    method: "GET",
    path: DOCUMENT_PATH,
    summary: "This document.",
    access: "key",
    answers: { 200: z.looseObject({ openapi: z.string() }) },
    run: () => Promise.resolve(Response.json(document ??= describe(slug, all))),
  }];
  return all;
}

type Bindings = { Bindings: { exchange: Exchange; settings: Settings } };

async function answer(
  app: Hono<Bindings>,
  request: Request,
  exchange: Exchange,
  env: Env,
): Promise<Response> {
  try {
    const settings = exchange.settings = readSettings(env);
    if (request.method === "OPTIONS") return new Response(null, { status: 204 });
    return await app.fetch(request, { exchange, settings });
  } catch (error) {
    exchange.problem = toProblem(error);
    return exchange.problem.toResponse();
  }
}

function router(slug: string, routes: Route[], dependencies: Dependencies): Hono<Bindings> {
  const app = new Hono<Bindings>().basePath(`/${slug}`);
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      c.env.exchange.route = `${slug}${route.path}`;
      const call = await admitCall(c, route, dependencies);
      call.opensSession = await count(route, call, dependencies);
      return await route.run(call);
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, () => {
      throw new Problem("method_not_allowed", { headers: { allow: allowed(routes, path) } });
    });
  }
  app.notFound(() => {
    throw new Problem("not_found");
  });
  app.onError((error) => {
    throw error;
  });
  return app;
}

async function count(
  { action, uncounted }: Route,
  call: Call<unknown>,
  dependencies: Dependencies,
): Promise<boolean | undefined> {
  if (!action) return;
  try {
    return await takeSlot(dependencies, action, call.request);
  } catch (error) {
    await uncounted?.(call, error);
    throw error;
  }
}

async function admitCall(
  c: Context<Bindings>,
  { gate, access, body, query }: Route,
  { authorize }: Dependencies,
): Promise<Call<unknown>> {
  const request = c.req.raw;
  const { settings, exchange } = c.env;
  const sessionToken = request.headers.get("x-session-token");
  gate?.(settings);
  return {
    caller: await admit(request, access, authorize),
    body: body ? check(body, await readJson(request)) : undefined,
    query: query ? check(query, c.req.query()) : undefined,
    sessionToken,
    // Encoded again, so that any id is text that Postgres can read, and refuse as not found.
    session: {
      session_id: encodeURIComponent(c.req.param("id") ?? ""),
      session_token: sessionToken,
    },
    requestId: exchange.requestId,
    settings,
    request,
  };
}

function allowed(routes: Route[], path: string): string {
  const methods = routes.filter((route) => route.path === path).map((route) => route.method);
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}

function finish(
  request: Request,
  { headers }: Response,
  { requestId, settings }: Exchange,
): void {
  allowOrigin(request, headers, settings?.allowedOrigins ?? []);
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
}

function logLine(
  { method }: Request,
  { status }: Response,
  { requestId, route, problem }: Exchange,
  ms: number,
): Record<string, unknown> {
  return {
    request_id: requestId,
    method,
    route: route ?? null,
    status,
    ms: Math.round(ms),
    code: problem?.code ?? null,
    ...(status >= 500 && describeCause(problem?.cause)),
  };
}
