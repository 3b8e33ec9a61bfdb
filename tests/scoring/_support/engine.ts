// The engine in the database, asked for many answer sets at once.
import pg from "pg";
import { readTarget } from "../../../local/settings.ts";
import type { Answers, Expected, ExpectedResults } from "../../_support/oracle.ts";

/** A finding as the oracle words it, with the score. */
export interface Finding extends Expected {
  score: number;
}

export interface Findings extends ExpectedResults {
  results: Record<string, Finding>;
}

/** What the rules read of one answer set. */
export interface RuleDocument {
  document: Record<string, unknown>;
  visible: string[];
}

export type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult["rows"]>;

/** Work on one connection, in a transaction that leaves nothing. */
export async function withDatabase<T>(work: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client(readTarget().databaseUrl);
  await client.connect();
  try {
    await client.query("begin");
    return await work(async (text, values = []) => (await client.query(text, values)).rows);
  } finally {
    await client.end();
  }
}

function asArray(answers: Answers[]): string[] {
  return answers.map((each) => JSON.stringify(each));
}

/** The findings and totals of each answer set, in the order given. */
export async function evaluate(
  query: Query,
  answers: Answers[],
  day: string,
): Promise<Findings[]> {
  return await query(
    `select
      json_object_agg(f.produit, json_build_object(
        'state', f.state, 'confidence', f.confidence, 'score', f.score,
        'criteria', c.held, 'inPlace', f.already_in_place,
        'low', f.amount_low, 'high', f.amount_high
      )) as results,
      app.total_findings(array_agg(f)) as totals
    from app.evaluate_answers(app.current_ruleset(), $1::jsonb[], $2::date) as f
    cross join lateral (
      select json_agg(f.criteria -> c.code order by c.position) as held
      from app.criterion as c
      where c.ruleset_id = app.current_ruleset() and c.produit = f.produit
    ) as c
    group by f.ordinal
    order by f.ordinal`,
    [asArray(answers), day],
  );
}

/** What the rules read of each answer set. */
export async function documents(query: Query, answers: Answers[]): Promise<RuleDocument[]> {
  return await query(
    `select d.document, d.visible
    from app.rule_documents(app.current_ruleset(), $1::jsonb[]) as d
    order by d.ordinal`,
    [asArray(answers)],
  );
}
