// How the REST stand-in refuses: PostgREST's four keys, its statuses and its own codes.

import type { DatabaseError } from "./one_trip.ts";

export const JSON_TYPE = "application/json; charset=utf-8";

/** An answer in PostgREST's four keys. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: string | null = null,
    readonly hint: string | null = null,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  response(): Response {
    const { code, message, details, hint } = this;
    return new Response(JSON.stringify({ code, message, details, hint }), {
      status: this.status,
      headers: {
        "content-type": JSON_TYPE,
        "proxy-status": `PostgREST; error=${code}`,
        ...this.headers,
      },
    });
  }
}

export const notCovered = (what: string) =>
  new Refusal(501, "not_covered", "not covered by the offline stack", what);

/** What a database error becomes; a visitor is told to sign in where a login is told no. */
export function refusalOf(error: DatabaseError, anonymous: boolean): Refusal {
  if (error.code === "PGRST") return chosenRefusal(error);
  const status = statusOf(error, anonymous);
  const headers: Record<string, string> = status === 401 ? { "www-authenticate": "Bearer" } : {};
  const { code, message, detail = null, hint = null } = error;
  return new Refusal(status, code, message, detail, hint, headers);
}

const STATUSES: [RegExp, number][] = [
  [/^57P01$/, 503],
  [/^53400$/, 500],
  [/^(08|53)/, 503],
  [/^(0L|0P|28)/, 403],
  [/^2350[35]$/, 409],
  [/^25006$/, 405],
  [/^P0001$/, 400],
  [/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/, 500],
  [/^(42883|42P01)$/, 404],
  [/^42P17$/, 500],
];

function statusOf({ code, message }: DatabaseError, anonymous: boolean): number {
  if (code.startsWith("PT")) {
    const status = /^\d{3}$/.test(code.slice(2)) ? Number(code.slice(2)) : 500;
    return status >= 200 && status <= 599 ? status : 500;
  }
  if (code === "42501") return anonymous ? 401 : 403;
  if (code === "22023") return /^role.*does not exist$/.test(message) ? 401 : 400;
  if (code === "21000") return message.endsWith("requires a WHERE clause") ? 400 : 500;
  return STATUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 400;
}

/** `raise sqlstate 'PGRST'`: the function writes the whole answer as JSON in message and detail. */
function chosenRefusal({ message, detail }: DatabaseError): Refusal {
  const body = parseObject(message);
  if (typeof body?.code !== "string" || typeof body.message !== "string") {
    return unreadableRefusal(
      `Invalid JSON value for MESSAGE: '${message}'`,
      "MESSAGE must be a JSON object with obligatory keys: 'code', 'message' and optional keys: " +
        "'details', 'hint'.",
    );
  }
  const shape = parseObject(detail ?? "");
  if (typeof shape?.status !== "number" || typeof shape.headers !== "object") {
    return unreadableRefusal(
      detail === undefined
        ? "DETAIL is missing in the RAISE statement"
        : `Invalid JSON value for DETAIL: '${detail}'`,
      "DETAIL must be a JSON object with obligatory keys: 'status', 'headers' and optional key: " +
        "'status_text'.",
    );
  }
  const { code, message: text, details = null, hint = null } = body;
  return new Refusal(shape.status, code, text, details, hint, shape.headers);
}

// deno-lint-ignore no-explicit-any -- the caller checks each key it reads
function parseObject(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const unreadableRefusal = (details: string, hint: string) =>
  new Refusal(
    500,
    "PGRST121",
    `Could not parse JSON in the "RAISE SQLSTATE 'PGRST'" error`,
    details,
    hint,
  );

/** What it becomes when the database could not be asked at all. */
export function connectionRefusal(error: Error): Refusal {
  console.error(error.stack);
  if (error.message.startsWith("timeout exceeded")) {
    return new Refusal(504, "PGRST003", "Timed out acquiring connection from connection pool.");
  }
  const { code } = error as DatabaseError;
  return code === "57P01" ? new Refusal(503, code, error.message) : new Refusal(
    503,
    "PGRST001",
    "Database client error. Retrying the connection.",
    error.message,
  );
}
