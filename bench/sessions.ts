/** Sessions to work on, and the count of what was made of them. */
import type pg from "pg";
import { assertSame } from "./compare.ts";
import type { BenchStack } from "./stack.ts";

export interface Session {
  session_id: string;
  session_token: string;
}

export type Ledger = Record<string, number>;

/** Completed sessions, ready to be migrated; what making them left to do is done before it is timed. */
export async function completedSessions(
  { sql, settle }: BenchStack,
  count: number,
  answers: unknown,
): Promise<Session[]> {
  const { rows } = await sql.query("select * from bench.completed_sessions($1, $2)", [
    Math.ceil(count),
    answers,
  ]);
  await settle();
  return rows;
}

export async function readLedger(sql: pg.Pool): Promise<Ledger> {
  return (await sql.query("select bench.ledger() as ledger")).rows[0].ledger;
}

/** Every row that `count` migrations of `produits` products each must have added, and no other. */
export async function checkLedger(
  sql: pg.Pool,
  before: Ledger,
  count: number,
  produits: number,
): Promise<void> {
  const after = await readLedger(sql);
  const added = Object.fromEntries(
    Object.entries(after).map(([name, rows]) => [name, rows - before[name]]),
  );
  const expected = Object.fromEntries(
    Object.keys(after).map((name) => [name, name === "produits" ? count * produits : count]),
  );
  assertSame("rows added", added, expected);
}

export function newEmail(): string {
  return `essai-${crypto.randomUUID()}@example.com`;
}
