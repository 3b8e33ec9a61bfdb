import { clientAddress } from "./address.ts";
import type { Dependencies } from "./endpoint.ts";
import { Problem } from "./problem.ts";

/** What is limited: the values of `app.rate_action`. */
export type Action = "create_session" | "save_responses" | "migrate_session" | "send_mail";

/** What `take_slot` answers. */
interface Slot {
  allowed: boolean;
  /** Seconds. */
  retry_after: number | null;
  opens_session: boolean;
}

/**
 * Counts the attempt, in a call of its own that no later refusal undoes, and tells whether the token
 * that it brings opens a session. When the database does not answer, the request fails: the call
 * that would follow needs the same database.
 */
export async function takeSlot(
  { rpc, digest }: Dependencies,
  action: Action,
  request: Request,
): Promise<boolean> {
  const address = clientAddress(request);
  const { allowed, retry_after, opens_session } = await rpc("take_slot", {
    action,
    address_digest: address && await digest(address),
    session_token: request.headers.get("x-session-token"),
  }) as Slot;
  if (allowed) return opens_session;
  throw new Problem("too_many_attempts", { headers: { "retry-after": `${retry_after}` } });
}
