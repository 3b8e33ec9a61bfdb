import { RpcError } from "./rpc.ts";

/** Every refusal of the API: its HTTP status and its sentence for developers. */
export const problems = {
  invalid_input: { status: 400, message: "The request does not have the expected shape." },
  unauthorized: { status: 401, message: "A key, a login or a session token is missing or wrong." },
  forbidden: { status: 403, message: "These credentials do not allow this." },
  sign_in_too_old: { status: 403, message: "This needs a sign-in of the last 15 minutes." },
  not_found: { status: 404, message: "There is nothing at this address." },
  session_not_found: { status: 404, message: "No session answers to this id and token." },
  method_not_allowed: { status: 405, message: "This address does not accept this method." },
  session_already_migrated: { status: 409, message: "This session already belongs to an account." },
  email_already_registered: {
    status: 409,
    message: "An account already uses this e-mail address.",
  },
  email_unproved: { status: 409, message: "The e-mail address has not been proved yet." },
  session_not_migrated: { status: 409, message: "This session belongs to no account." },
  migration_in_use: { status: 409, message: "Something rests on this migration by now." },
  session_busy: { status: 409, message: "Another call is working on this session." },
  session_expired: { status: 410, message: "This session has expired." },
  undo_too_late: { status: 410, message: "This migration can no longer be taken back." },
  payload_too_large: { status: 413, message: "The body is too large." },
  unsupported_media_type: { status: 415, message: "The body must be application/json." },
  invalid_responses: { status: 422, message: "Some responses are not acceptable." },
  session_incomplete: { status: 422, message: "The session is not complete." },
  weak_password: { status: 422, message: "The password needs 10 characters and at most 72 bytes." },
  invalid_profile: {
    status: 422,
    message: "The e-mail, the profile or the consents are not valid.",
  },
  too_many_attempts: { status: 429, message: "Too many attempts; retry-after says when to go on." },
  internal_error: { status: 500, message: "Something went wrong on our side." },
  migration_disabled: { status: 503, message: "Migration is switched off for now." },
  migration_timeout: { status: 504, message: "The migration took too long." },
} as const;

/** The stable name of a refusal. */
export type ProblemCode = keyof typeof problems;

/** One fault of one field; `min` and `max` are the bounds it breaks. */
export interface FieldProblem {
  field: string;
  code: string;
  min?: number;
  max?: number;
}

/** What a problem may carry besides its code. */
export interface ProblemOptions extends ErrorOptions {
  details?: FieldProblem[] | null;
  hint?: string | null;
  headers?: Record<string, string>;
}

/** A refusal on its way to the caller; `cause` is for the log only. */
export class Problem extends Error {
  readonly status: number;
  readonly details: FieldProblem[] | null;
  readonly hint: string | null;
  readonly headers: Record<string, string>;

  constructor(readonly code: ProblemCode, options: ProblemOptions = {}) {
    super(problems[code].message, options);
    this.status = problems[code].status;
    this.details = options.details ?? null;
    this.hint = options.hint ?? null;
    this.headers = options.headers ?? {};
  }

  /** The only error shape of the API. */
  toResponse(): Response {
    const { code, message, details, hint, status, headers } = this;
    return Response.json({ code, message, details, hint }, { status, headers });
  }
}

/** Whatever was thrown, as a problem: what SQL raised on purpose is shown, the rest is hidden. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof RpcError) || !isRaisedOnPurpose(error)) {
    return new Problem("internal_error", { cause: error });
  }
  const code = error.message as ProblemCode;
  if (problems[code].status >= 500) return new Problem(code, { cause: error });
  return new Problem(code, {
    details: problems[code].status === 422 ? fieldProblems(error.details) : null,
    hint: error.hint,
    cause: error,
  });
}

function isRaisedOnPurpose(error: RpcError): boolean {
  return /^PT[45]\d\d$/.test(error.sqlstate) && Object.hasOwn(problems, error.message);
}

function fieldProblems(text: string | null): FieldProblem[] | null {
  try {
    const list = JSON.parse(text ?? "null");
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}
