/** The operators' page, for who may read it, with figures and failures that a test has chosen. */
import type { Page } from "playwright-core";
import type { Failure, FailurePage, Statistics } from "../../../web/src/operator.ts";
import { newLogin, sql } from "../../http/_support/stack.ts";
import { enter } from "./account.ts";

export const STATS = "**/session-migration/stats";
export const FAILURES = "**/session-migration/failures?*";

export const NOTHING: Statistics = {
  total_sessions: 0,
  completed_sessions: 0,
  migrated_sessions: 0,
  conversion_rate: 0,
  funnel: { started: 0, answered: 0, completed: 0, migrated: 0 },
  secteurs: [],
  failed_migrations: 0,
  error_rate: 0,
  migration_ms: { p50: null, p95: null, p99: null },
  moved: { clients: 0, produits: 0, responses: 0, simulations: 0 },
};

export const SOME: Statistics = {
  total_sessions: 1284,
  completed_sessions: 911,
  migrated_sessions: 403,
  conversion_rate: 31.39,
  funnel: { started: 1284, answered: 1190, completed: 911, migrated: 403 },
  secteurs: [
    { secteur: "btp", started: 220, answered: 210, completed: 160, migrated: 80 },
    { secteur: "", started: 94, answered: 0, completed: 0, migrated: 0 },
  ],
  failed_migrations: 5,
  error_rate: 1.23,
  migration_ms: { p50: 9.8, p95: 14.2, p99: 1220.1 },
  moved: { clients: 380, produits: 2410, responses: 7300, simulations: 403 },
};

/** Failures numbered downwards, as pages of them come. */
export function failures(from: number, to: number): Failure[] {
  const numbers = Array.from({ length: from - to + 1 }, (_, place) => from - place);
  return numbers.map((n) => ({
    at: "2026-11-22T09:12:00Z",
    code: n % 2 ? "internal_error" : "migration_timeout",
    step: n % 2 ? "create_client" : null,
    state: "open",
    session_id: n % 3 ? "6f1c7a52-3a0e-4b53-9d0c-2f6f3f6a7b10" : null,
    request_id: `0c9b2c7e-58f0-4a4e-8b0b-${String(n).padStart(12, "0")}`,
  }));
}

/** Leaves an operator's login in the browser. */
export async function enterAsOperator(page: Page): Promise<void> {
  const { email, id } = await newLogin();
  await sql(
    "update auth.users set raw_app_meta_data = raw_app_meta_data || $2 where id = $1",
    [id, { role: "operator" }],
  );
  await enter(page, email);
}

/** The page, with these figures and the given failures behind each state. */
export async function openBoard(
  page: Page,
  statistics: Statistics = SOME,
  pageOf: (query: URLSearchParams) => FailurePage = () => ({
    failures: failures(3, 1),
    next: null,
  }),
): Promise<void> {
  await enterAsOperator(page);
  await page.route(STATS, (route) => route.fulfill({ json: statistics }));
  await page.route(
    FAILURES,
    (route) => route.fulfill({ json: pageOf(new URL(route.request().url()).searchParams) }),
  );
  await page.goto("/espace-operateur/");
  await page.locator(".operator-head").waitFor();
}
