/**
 * Stand-in for Supabase's API gateway, for the offline stack only: routes by prefix, swaps an API
 * key for a short-lived login of its role, and says who the client is. The rules are those of the
 * gateway that the Supabase CLI starts.
 */
import { importJWK, SignJWT } from "jose";

export type Handler = (request: Request) => Promise<Response>;

/** A handler that is told who sent the request. */
export type Server = (request: Request, address: string) => Promise<Response>;

export interface GatewayOptions {
  rest: Handler;
  auth: Handler;
  functions: Handler;
  health: () => Promise<boolean>;
  keys: { publishable: string; secret: string };
  signingKey: { alg: string; kid: string };
}

interface Route {
  prefix: string;
  handler: Handler;
  /** Edge functions answer preflights and read API keys themselves. */
  raw: boolean;
}

const METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS,TRACE,CONNECT";

/** Headers by which a client could pass for another; the platform overwrites or drops them. */
const CLIENT_ADDRESS_HEADERS = [
  "cf-connecting-ip",
  "forwarded",
  "sb-forwarded-for",
  "true-client-ip",
  "x-forwarded-for",
  "x-real-ip",
];

export async function gatewayServer(options: GatewayOptions): Promise<Server> {
  const routes: Route[] = [
    { prefix: "/rest/v1", handler: options.rest, raw: false },
    { prefix: "/auth/v1", handler: options.auth, raw: false },
    { prefix: "/functions/v1", handler: options.functions, raw: true },
  ];
  const logins = await loginsByKey(options);

  return async (request, address) => {
    const url = new URL(request.url);
    if (url.pathname === "/health") return health(await options.health());
    const route = routes.find(({ prefix }) => url.pathname.startsWith(`${prefix}/`));
    if (!route) return noRoute();
    if (!route.raw && request.method === "OPTIONS") return preflight(request);

    url.pathname = url.pathname.slice(route.prefix.length);
    const forwarded = withUrl(request, url);
    setClientAddress(forwarded.headers, address);
    if (route.raw) return await route.handler(forwarded);
    setAuthorization(forwarded.headers, logins);
    return openToAnyOrigin(await route.handler(forwarded));
  };
}

/** Built of parts: a request made from another one would end with it. */
export function withUrl({ method, headers, body }: Request, url: URL): Request {
  return new Request(url, { method, headers, body });
}

/** The same server, elsewhere: REST_URL and AUTH_URL put a real one in the place of a stand-in. */
export function proxyTo(base: string): Handler {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.delete("host");
    headers.set("accept-encoding", "identity");
    return await fetch(base.replace(/\/$/, "") + pathname + search, {
      method: request.method,
      headers,
      body: request.body,
      redirect: "manual",
    });
  };
}

function setClientAddress(headers: Headers, address: string): void {
  for (const name of CLIENT_ADDRESS_HEADERS) headers.delete(name);
  headers.set("cf-connecting-ip", address);
  headers.set("x-forwarded-for", address);
}

function setAuthorization(headers: Headers, logins: Map<string, string>): void {
  const authorization = headers.get("authorization");
  if (authorization !== null && !authorization.startsWith("Bearer sb_")) return;
  const key = headers.get("apikey");
  if (key === null) headers.delete("authorization");
  else headers.set("authorization", logins.get(key) ?? key);
}

async function loginsByKey({ keys, signingKey }: GatewayOptions): Promise<Map<string, string>> {
  const privateKey = await importJWK(signingKey);
  const login = (role: string) =>
    new SignJWT({ role })
      .setProtectedHeader({ alg: signingKey.alg, kid: signingKey.kid, typ: "JWT" })
      .setIssuer("tremplin-gateway")
      .setIssuedAt()
      .setExpirationTime("10y")
      .sign(privateKey);
  return new Map([
    [keys.publishable, `Bearer ${await login("anon")}`],
    [keys.secret, `Bearer ${await login("service_role")}`],
  ]);
}

function preflight(request: Request): Response {
  return new Response(null, {
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": request.headers.get("access-control-request-headers") ?? "",
      "content-length": "0",
    },
  });
}

function openToAnyOrigin(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set("access-control-allow-origin", "*");
  return new Response(response.body, { status: response.status, headers });
}

function health(isHealthy: boolean): Response {
  return Response.json({ status: isHealthy ? "ok" : "database unreachable" }, {
    status: isHealthy ? 200 : 503,
  });
}

function noRoute(): Response {
  return Response.json({ message: "no Route matched with those values" }, { status: 404 });
}
