/** The finished simulation of this browser, as long as no account has it. */
import { readSession } from "./api.ts";
import { readKey, type SessionKey } from "./session.ts";

export interface Pending {
  key: SessionKey;
  /** When it was finished. */
  completedAt: string;
  /** How many products an account would get from it. */
  produits: number;
}

/** Null when there is none. Problems: session_expired, session_not_found, session_already_migrated. */
export async function findPending(): Promise<Pending | null> {
  const key = readKey();
  if (!key) return null;
  const { session, results } = await readSession(key);
  if (session.status !== "completed" || !results) return null;
  return {
    key,
    completedAt: session.completed_at!,
    produits: results.filter(({ state }) => state !== "not_eligible").length,
  };
}
