const ALLOW_HEADERS = "apikey, authorization, content-type, x-client-info, x-session-token";
const ALLOW_METHODS = "GET, POST, PUT, OPTIONS";
const EXPOSE_HEADERS = "retry-after, x-request-id";
const PREFLIGHT_SECONDS = "3600";

/** Adds what a browser needs to read the answer, if its page is on the list. */
export function allowOrigin(request: Request, headers: Headers, allowedOrigins: string[]): void {
  headers.append("vary", "Origin");
  const origin = request.headers.get("origin");
  if (origin === null || !allowedOrigins.includes(origin)) return;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-expose-headers", EXPOSE_HEADERS);
  if (request.method !== "OPTIONS") return;
  headers.set("access-control-allow-headers", ALLOW_HEADERS);
  headers.set("access-control-allow-methods", ALLOW_METHODS);
  headers.set("access-control-max-age", PREFLIGHT_SECONDS);
}
