import { z } from "zod";
import { type FieldProblem, Problem } from "./problem.ts";

/** Bytes; twenty answers or one sign-up need less than a tenth of it. */
export const MAX_BODY_BYTES = 32_768;

// What any form may hold, anywhere in it; its schema may ask for less.
const MAX_DEPTH = 8;
const MAX_ITEMS = 100;
const MAX_CHARACTERS = 2_000;

const TOO_BIG = "too_big";

// What would be lost or refused on the way to a row: Postgres stores neither NUL nor half a surrogate
// pair, JSON cannot write back a number that overflowed, and zod drops a key named `__proto__`.
const NOT_STORABLE = "not_storable";

/** The JSON body of a request, undefined when there is none. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new Problem("unsupported_media_type");
  }
  const value = parse(bytes);
  const code = faultOf(value, MAX_DEPTH);
  if (code) throw invalidInput([{ field: "body", code }]);
  return value;
}

/** The value in the shape asked for, or 400 with one entry per field. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidInput(result.error.issues.flatMap(fieldProblems));
}

// The length is counted as it arrives: a header can lie, or be absent.
async function readBytes(request: Request): Promise<Uint8Array> {
  const bytes = new Uint8Array(MAX_BODY_BYTES);
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length + chunk.length > MAX_BODY_BYTES) throw new Problem("payload_too_large");
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's message quotes the body, so it goes no further.
    throw invalidInput([{ field: "body", code: "invalid_json" }]);
  }
}

function faultOf(value: unknown, depth: number): string | undefined {
  if (typeof value === "string") return textFault(value);
  if (typeof value === "number") return Number.isFinite(value) ? undefined : NOT_STORABLE;
  if (typeof value !== "object" || value === null) return undefined;
  const items = Object.entries(value);
  if (depth === 0 || items.length > MAX_ITEMS) return TOO_BIG;
  for (const [key, item] of items) {
    const fault = keyFault(key) ?? faultOf(item, depth - 1);
    if (fault) return fault;
  }
}

function keyFault(key: string): string | undefined {
  return key === "__proto__" ? NOT_STORABLE : textFault(key);
}

function textFault(text: string): string | undefined {
  if (!text.isWellFormed() || text.includes("\0")) return NOT_STORABLE;
  if ([...text].length > MAX_CHARACTERS) return TOO_BIG;
}

function invalidInput(details: FieldProblem[]): Problem {
  return new Problem("invalid_input", { details });
}

function fieldProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ field: [...path, key].join("."), code: issue.code }));
  }
  return [{
    field: path.join(".") || "body",
    code: issue.code,
    ...(issue.code === "too_small" && { min: Number(issue.minimum) }),
    ...(issue.code === "too_big" && { max: Number(issue.maximum) }),
  }];
}
