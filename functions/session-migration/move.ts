import type { Call, Dependencies } from "../_shared/endpoint.ts";
import { describeCause, stepOf } from "../_shared/log.ts";
import { Problem, toProblem } from "../_shared/problem.ts";
import { RpcError } from "../_shared/rpc.ts";

/** What `migrate_session` answers, as far as the edge reads it. */
export interface Moved {
  already_migrated?: boolean;
}

// The database gives up first; the edge only when it has lost the database.
const EDGE_GRACE_MS = 1_000;
const ASIDE_MS = 5_000;
const QUERY_CANCELED = "57014";

/** Moves a session to an account by one RPC, which is safe to repeat: a late commit is found. */
export async function move(
  { rpc, log }: Dependencies,
  call: Call<{ session_id: string }>,
  name: "migrate_session" | "attach_session",
  args: Record<string, unknown>,
): Promise<Moved> {
  const session = { session_id: call.body.session_id, session_token: call.sessionToken };
  const timeoutMs = call.settings.migrationTimeoutMs;
  const attempt = () =>
    within(
      timeoutMs + EDGE_GRACE_MS,
      (signal) => rpc(name, { ...session, ...args, timeout_ms: timeoutMs }, signal),
    );
  const aside = (name: "can_migrate" | "record_migration_failure", args: Record<string, unknown>) =>
    within(ASIDE_MS, (signal) => rpc(name, args, signal)).catch((error) => {
      log({ request_id: call.requestId, failed: name, ...describeCause(error) });
      return null;
    });

  try {
    return await attempt() as Moved;
  } catch (error) {
    const problem = toMoveProblem(error);
    if (problem.status < 500) throw problem;

    const answer = await aside("can_migrate", session) as { reason?: string } | null;
    if (answer?.reason === "session_already_migrated") return await attempt() as Moved;

    await aside("record_migration_failure", {
      session_id: session.session_id,
      request_id: call.requestId,
      code: problem.code,
      step: stepOf(error),
    });
    throw problem;
  }
}

function toMoveProblem(error: unknown): Problem {
  const isTimeout = error instanceof DeadlinePassed ||
    error instanceof RpcError && error.sqlstate === QUERY_CANCELED;
  return isTimeout ? new Problem("migration_timeout", { cause: error }) : toProblem(error);
}

class DeadlinePassed extends Error {
  override name = "DeadlinePassed";
}

async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? new DeadlinePassed(`No answer in ${ms} ms`) : error;
  } finally {
    clearTimeout(timer);
  }
}
