/// <reference lib="dom" />
/** What only an operator may read. docs/api.md has the shapes. */
import { readLogin } from "./account.ts";
import { call } from "./api.ts";

/** How many simulations came that far. */
export interface Funnel {
  started: number;
  answered: number;
  completed: number;
  migrated: number;
}

export interface Statistics {
  total_sessions: number;
  completed_sessions: number;
  migrated_sessions: number;
  /** Percent, as the other rates. */
  conversion_rate: number;
  funnel: Funnel;
  secteurs: ({ secteur: string } & Funnel)[];
  failed_migrations: number;
  error_rate: number;
  /** Null as long as nothing was migrated. */
  migration_ms: Record<"p50" | "p95" | "p99", number | null>;
  moved: Record<"clients" | "produits" | "responses" | "simulations", number>;
}

export type FailureState = "open" | "settled" | "lost";

export interface Failure {
  at: string;
  code: string;
  step: string | null;
  state: FailureState;
  session_id: string | null;
  request_id: string;
}

export interface FailurePage {
  /** Newest first. */
  failures: Failure[];
  /** Where the page after begins; null on the last. */
  next: number | null;
}

/** Problems: forbidden, signed_out. */
export function readStatistics(): Promise<Statistics> {
  return ask("stats");
}

/** Problems: forbidden, signed_out. */
export function readFailures(
  state: FailureState,
  before: number | null = null,
): Promise<FailurePage> {
  return ask(`failures?state=${state}${before ? `&before=${before}` : ""}`);
}

async function ask<T>(path: string): Promise<T> {
  const login = await readLogin();
  if (!login) return leave();
  return await call("GET", `session-migration/${path}`, { accessToken: login.accessToken });
}

/** Nobody is signed in: there is a page for that. The answer never comes, since this page ends. */
function leave(): Promise<never> {
  location.replace("/connexion/");
  return new Promise(() => {});
}
