import type { Call, Dependencies } from "../_shared/endpoint.ts";
import { describeCause, stepOf } from "../_shared/log.ts";
import { Problem, toProblem } from "../_shared/problem.ts";
import { type RpcArgs, RpcError, type RpcName } from "../_shared/rpc.ts";

/** What `migrate_session` answers, as far as the edge reads it. */
export interface Moved {
  already_migrated?: boolean;
  confirmation_required?: boolean;
}

// The database gives up first; the edge only when it has lost the database.
const EDGE_GRACE_MS = 1_000;
const ASIDE_MS = 5_000;
// A minute in all: a database that restarts is back well before.
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const QUERY_CANCELED = "57014";

type MoveCall = Call<{ session_id: string }>;

/** What both RPCs that move a session are told of it. */
type SessionToMove = RpcArgs<"can_migrate"> & { timeout_ms: number; request_id: string };

/** Moves a session to an account by one RPC, which is safe to repeat: a late commit is found. */
export async function move(
  dependencies: Dependencies,
  call: MoveCall,
  rpc: (session: SessionToMove, signal: AbortSignal) => Promise<unknown>,
): Promise<Moved> {
  const timeoutMs = call.settings.migrationTimeoutMs;
  const session = {
    ...sessionOf(call),
    timeout_ms: timeoutMs,
    request_id: call.requestId,
  };
  const attempt = () =>
    within(timeoutMs + EDGE_GRACE_MS, (signal) => rpc(session, signal) as Promise<Moved>);

  try {
    return await attempt();
  } catch (error) {
    const problem = toMoveProblem(error);
    if (problem.status < 500) throw problem;
    if (await hasMoved(dependencies, call)) return await attempt();
    if (await note(dependencies, call, problem) === false) return await attempt();
    throw problem;
  }
}

/** A migration that fails before it begins, because the database is away, is a failure too. */
export async function noteUncounted(
  dependencies: Dependencies,
  call: MoveCall,
  error: unknown,
): Promise<void> {
  const problem = toMoveProblem(error);
  if (problem.status >= 500) await note(dependencies, call, problem);
}

async function hasMoved(dependencies: Dependencies, call: MoveCall): Promise<boolean> {
  const answer = await aside(dependencies, call, "can_migrate", sessionOf(call));
  return (answer as { reason?: string } | null)?.reason === "session_already_migrated";
}

/**
 * A failed migration rolls its own trace back, so the trace is a call of its own. False: it is no
 * failure, only the answer was lost. Null: the database could not tell, and is asked again later.
 */
async function note(
  dependencies: Dependencies,
  call: MoveCall,
  problem: Problem,
): Promise<boolean | null> {
  const isFailure = await record(dependencies, call, problem);
  if (isFailure === null) dependencies.later(recordLater(dependencies, call, problem));
  return isFailure;
}

async function record(
  dependencies: Dependencies,
  call: MoveCall,
  problem: Problem,
): Promise<boolean | null> {
  const isFailure = await aside(dependencies, call, "record_migration_failure", {
    session_id: call.body.session_id,
    request_id: call.requestId,
    code: problem.code,
    step: stepOf(problem.cause),
    client_id: call.caller.userId,
  });
  return isFailure as boolean | null;
}

/** What broke the migration may keep its trace out too, for a while. */
async function recordLater(
  dependencies: Dependencies,
  call: MoveCall,
  problem: Problem,
): Promise<void> {
  for (const ms of WAITS_MS) {
    await dependencies.pause(ms);
    if (await record(dependencies, call, problem) !== null) return;
  }
}

/** A call that must not change the answer: its own failure is only logged. */
async function aside<Name extends RpcName>(
  { rpc, log }: Dependencies,
  { requestId }: MoveCall,
  name: Name,
  args: RpcArgs<Name>,
): Promise<unknown> {
  try {
    return await within(ASIDE_MS, (signal) => rpc(name, args, signal));
  } catch (error) {
    log({ request_id: requestId, failed: name, ...describeCause(error) });
    return null;
  }
}

function sessionOf({ body, sessionToken }: MoveCall): RpcArgs<"can_migrate"> {
  return { session_id: body.session_id, session_token: sessionToken };
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
