// One request's road: preflight, route, access, body, run, answer, log line. Every function takes
// it, so a handler holds nothing but its routes.
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { type Access, admit, type Authorize, type Caller } from "./access.ts";
import { check, readJson } from "./body.ts";
import { allowOrigin } from "./cors.ts";
import { type Env, readSettings, type Settings } from "./env.ts";
import { describeCause, type Log } from "./log.ts";
import { Problem, toProblem } from "./problem.ts";
import type { Rpc } from "./rpc.ts";

/** Answers one request, and never throws. */
export type Handler = (request: Request) => Promise<Response>;

/** What a handler needs from outside; a test gives its own. */
export interface Dependencies {
  authorize: Authorize;
  rpc: Rpc;
  /** Password in, bcrypt hash out. */
  hash: (password: string) => Promise<string>;
  env: Env;
  log: Log;
}

/** One admitted request, as a route sees it. */
export interface Call<Body> {
  caller: Caller;
  body: Body;
  query: Record<string, string>;
  sessionToken: string | null;
  /** The session of the path and its proof, as the RPCs name them. */
  session: { session_id: string; session_token: string | null };
  requestId: string;
  settings: Settings;
  request: Request;
}

/** One route: who may call it, the shape of its body, and what it does. */
export interface Route<Body = unknown> {
  method: "GET" | "POST" | "PUT";
  path: string;
  access: Access;
  body?: z.ZodType<Body>;
  /** Refuses before anything else is looked at. */
  gate?: (settings: Settings) => void;
  run: (call: Call<Body>) => Promise<Response>;
}

/** Gives a route's `run` the type of its body schema, which a list of routes cannot keep. */
export function route<Body>(route: Route<Body>): Route {
  return route as unknown as Route;
}

interface Exchange {
  requestId: string;
  settings: Settings;
  route: string | null;
}

/** The handler of the function `slug`, made of its routes. */
export function endpoint(slug: string, routes: Route[], dependencies: Dependencies): Handler {
  const app = router(slug, routes, dependencies);
  return async (request) => {
    const startedAt = performance.now();
    const exchange: Partial<Exchange> & { requestId: string } = { requestId: crypto.randomUUID() };
    let problem: Problem | undefined;
    let response: Response;
    try {
      exchange.settings = readSettings(dependencies.env);
      response = request.method === "OPTIONS"
        ? new Response(null, { status: 204 })
        : await app.fetch(request, exchange);
    } catch (error) {
      problem = toProblem(error);
      response = problem.toResponse();
    }
    finish(request, response, exchange);
    dependencies.log({
      request_id: exchange.requestId,
      method: request.method,
      route: exchange.route ?? null,
      status: response.status,
      ms: Math.round(performance.now() - startedAt),
      code: problem?.code ?? null,
      ...(problem && problem.status >= 500 && describeCause(problem.cause)),
    });
    return response;
  };
}

type Bindings = { Bindings: Exchange };

function router(slug: string, routes: Route[], dependencies: Dependencies): Hono<Bindings> {
  const app = new Hono<Bindings>().basePath(`/${slug}`);
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      c.env.route = `${slug}${route.path}`;
      return await route.run(await admitCall(c, route, dependencies));
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

async function admitCall(
  c: Context<Bindings>,
  { gate, access, body }: Route,
  { authorize }: Dependencies,
): Promise<Call<unknown>> {
  const request = c.req.raw;
  const { settings, requestId } = c.env;
  const sessionToken = request.headers.get("x-session-token");
  gate?.(settings);
  return {
    caller: await admit(request, access, authorize),
    body: body ? check(body, await readJson(request)) : undefined,
    query: c.req.query(),
    sessionToken,
    // Encoded again, so that any id is text that Postgres can read, and refuse as not found.
    session: {
      session_id: encodeURIComponent(c.req.param("id") ?? ""),
      session_token: sessionToken,
    },
    requestId,
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
  { requestId, settings }: Partial<Exchange> & { requestId: string },
): void {
  allowOrigin(request, headers, settings?.allowedOrigins ?? []);
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
}
