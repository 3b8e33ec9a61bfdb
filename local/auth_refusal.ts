// What the Auth stand-in says no with.

import type pg from "pg";

const API_VERSION = "2024-01-01";
const VERSION_HEADER = "x-supabase-api-version";

/** An answer in one of Auth's two envelopes; the caller's version header says which. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(message);
  }

  response(request: Request): Response {
    const headers = new Headers({ "x-sb-error-code": this.code });
    if (request.headers.get(VERSION_HEADER) !== API_VERSION) {
      const body = { code: this.status, error_code: this.code, msg: this.message, ...this.more };
      return Response.json(body, { status: this.status, headers });
    }
    headers.set(VERSION_HEADER, API_VERSION);
    // Or supabase-js, in a page of another origin, would not see which envelope this is.
    headers.set("access-control-expose-headers", VERSION_HEADER);
    const body = { code: this.code, message: this.message, ...this.more };
    return Response.json(body, { status: this.status, headers });
  }
}

/** What the database refused. Only the older envelope tells its SQLSTATE, and only one that names an
 * HTTP status. */
export class DatabaseRefusal extends Refusal {
  constructor(message: string, readonly error: pg.DatabaseError) {
    super(500, "unexpected_failure", message);
  }

  override response(request: Request): Response {
    const { code = "", message, detail, hint } = this.error;
    const status = Number(code.match(/^PT(\d{3})$/)?.[1]);
    if (!status || request.headers.get(VERSION_HEADER) === API_VERSION) {
      return super.response(request);
    }
    return Response.json({ code, message, hint, detail }, { status });
  }
}

export const invalid = (message: string) => new Refusal(400, "validation_failed", message);

export const notCovered = (what: string) =>
  new Refusal(501, "not_covered", `not covered by the offline stack: ${what}`);
