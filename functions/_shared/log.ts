import { RpcError } from "./rpc.ts";

/** Writes one line; never given a body, a token, an e-mail or a text that may quote one. */
export type Log = (line: Record<string, unknown>) => void;

/** What an operator may know of an unexpected error. */
export function describeCause(cause: unknown): Record<string, unknown> {
  if (cause instanceof RpcError) {
    return {
      sqlstate: cause.sqlstate,
      step: stepOf(cause),
      ...(namesObjectsOnly(cause.sqlstate) && { error: cause.message }),
    };
  }
  return cause instanceof Error ? { error: `${cause.name}: ${cause.message}` } : {};
}

/** The step of the migration that failed, when the database says so. */
export function stepOf(error: unknown): string | null {
  if (!(error instanceof RpcError)) return null;
  try {
    const { step } = JSON.parse(error.details ?? "{}");
    return typeof step === "string" ? step : null;
  } catch {
    return null;
  }
}

// The message of any other class can quote a value: a duplicate e-mail, a failed cast. No SQLSTATE
// means that the database was not reached.
function namesObjectsOnly(sqlstate: string): boolean {
  return sqlstate === "" || sqlstate.startsWith("PGRST") || sqlstate.startsWith("42");
}
