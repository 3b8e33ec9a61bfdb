/** Scoring, states and amounts, against the least that the same road can carry. */
import type pg from "pg";
import { assertSame, compare, type Comparison, type Effort, times, together } from "./compare.ts";
import { edge } from "./http.ts";
import { completedSessions } from "./sessions.ts";
import type { BenchStack } from "./stack.ts";
import { HAULIER, VISITORS } from "./visitors.ts";
import { Wire } from "./wire.ts";

const DAY = "2026-11-22";
const SCORE = `select produit, state, amount_low, amount_high
  from app.evaluate_answers(app.current_ruleset(), $1::jsonb[], date '${DAY}')`;
const SCORE_MANY = `select count(*)
  from app.evaluate_answers(app.current_ruleset(), $1::jsonb[], date '${DAY}')`;
const ARRAY = 1_000;

/** (c) One visitor's answers scored ÷ `select 1`, straight to Postgres, each visitor in turn. */
export async function scoreDirectly(
  { sql, target }: BenchStack,
  effort: Effort,
  clients: number,
): Promise<Comparison> {
  await checkSameScores(sql);
  const open = (text: string, calls: string[][]) =>
    Promise.all(times(clients).map(() => Wire.open(target.databaseUrl, text, calls)));
  const scoring = await open(SCORE, VISITORS.map((answers) => [arrayOf([answers])]));
  const nothing = await open("select 1", [[]]);
  const measure = (wires: Wire[], count: number) => () =>
    together(clients, times(count * effort.scale), (index, client) => wires[client].run(index));
  const result = await compare(
    { name: "scoring ÷ select 1, direct", clients, floor: 0.1 },
    effort,
    measure(scoring, 2_000),
    measure(nothing, 12_000),
  );
  [...scoring, ...nothing].forEach((wire) => wire.close());
  return result;
}

/** (c) Visitors scored by the thousand ÷ one at a time, both straight to Postgres. */
export async function scoreInBulk(
  { sql, target }: BenchStack,
  effort: Effort,
  clients: number,
): Promise<Comparison> {
  await checkSameScores(sql);
  const many = times(ARRAY).map((index) => VISITORS[index % VISITORS.length]);
  const open = (text: string, calls: string[][]) =>
    Promise.all(times(clients).map(() => Wire.open(target.databaseUrl, text, calls)));
  const bulk = await open(SCORE_MANY, [[arrayOf(many)]]);
  const single = await open(SCORE_MANY, VISITORS.map((answers) => [arrayOf([answers])]));
  const result = await compare(
    { name: `scoring ${ARRAY} at once ÷ one at a time`, clients },
    effort,
    async () =>
      ARRAY *
      await together(clients, times(8 * effort.scale), (index, client) => bulk[client].run(index)),
    () =>
      together(
        clients,
        times(2_000 * effort.scale),
        (index, client) => single[client].run(index),
      ),
  );
  [...bulk, ...single].forEach((wire) => wire.close());
  return result;
}

/**
 * (c) The same through the edge: `POST simulator/sessions/:id/eligibility`, its RPC replaced by one
 * that either scores the session's answers or does `select 1`, as the token says.
 */
export async function scoreThroughEdge(
  stack: BenchStack,
  effort: Effort,
  clients: number,
): Promise<Comparison> {
  const { sql, target } = stack;
  const sessions = await completedSessions(stack, 20, HAULIER);
  const call = edge(target);
  const measure = (token: string) => () =>
    together(clients, times(150 * effort.scale), (index) => {
      const { session_id } = sessions[index % sessions.length];
      return call("POST", `simulator/sessions/${session_id}/eligibility`, { token });
    });
  const { rows: [{ original }] } = await sql.query(
    "select pg_get_functiondef('api.calculate_eligibility(text, text)'::regprocedure) as original",
  );
  await sql.query(SCORE_OR_NOT);
  try {
    return await compare(
      { name: "scoring ÷ select 1, the same edge route", clients, floor: 0.15 },
      effort,
      measure("score"),
      measure("select 1"),
    );
  } finally {
    await sql.query(original);
  }
}

const SCORE_OR_NOT = `
create or replace function api.calculate_eligibility(session_id text, session_token text)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if calculate_eligibility.session_token = 'select 1' then
    return (select to_json(1));
  end if;
  return (
    select json_agg(json_build_object(
      'produit', f.produit, 'state', f.state,
      'amount_low', f.amount_low, 'amount_high', f.amount_high
    ))
    from app.evaluate_answers(
      app.current_ruleset(),
      array[app.session_answers(calculate_eligibility.session_id::uuid)],
      date '${DAY}'
    ) as f
  );
end;
$$`;

/** One at a time or all at once, a visitor's findings are the same. */
async function checkSameScores(sql: pg.Pool): Promise<void> {
  const { rows: all } = await sql.query({
    text: `select ordinal, produit, state, amount_low, amount_high
      from app.evaluate_answers(app.current_ruleset(), $1::jsonb[], date '${DAY}')`,
    values: [arrayOf(VISITORS)],
  });
  for (const [index, answers] of VISITORS.entries()) {
    const { rows: alone } = await sql.query(SCORE, [arrayOf([answers])]);
    const same = all.filter((row: { ordinal: string }) => Number(row.ordinal) === index + 1);
    for (const row of same) delete row.ordinal;
    assertSame("findings", alone, same);
  }
}

/** The text of a Postgres array of JSON. */
function arrayOf(answers: unknown[]): string {
  return `{${answers.map((each) => JSON.stringify(JSON.stringify(each))).join(",")}}`;
}
