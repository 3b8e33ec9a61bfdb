// Two calls that are let go at one moment, each on a connection of its own. What decides between them
// is drawn from a seed: how long each holds back, or before which table's first write one of them is
// stopped while the other runs into it. Nothing in the product knows of it.
import pg from "pg";
import type { Random } from "../../_support/random.ts";
import type { Ask } from "../../_support/database.ts";

/** A call as one of the product's roles makes it. */
export interface Call {
  role: "service_role" | "postgres";
  text: string;
}

/** What a call came to: its answer, or the refusal's SQLSTATE and code. */
export interface Outcome {
  // deno-lint-ignore no-explicit-any -- a test reads what it expects
  answer?: any;
  refusal?: string;
}

export interface Race {
  calls: [Call, Call];
  /** Tables whose first write may stop a call, by the call. */
  stops: [string[], string[]];
  /** How long one may hold back, in microseconds: as long as the longer of the two takes. */
  longestDelay?: number;
}

export interface Track {
  run(race: Race, random: Random): Promise<[Outcome, Outcome]>;
  /** How many calls were seen to wait for the other one. */
  waits(): number;
  close(): Promise<void>;
}

const GATE = 8;
const LONGEST_DELAY = 25_000;
const PATIENCE_MS = 20_000;

/** A call of a function with these arguments; objects go as JSON. */
export function call(role: Call["role"], name: string, ...values: unknown[]): Call {
  return { role, text: `select ${name}(${values.map(literal).join(", ")}) as answer` };
}

function literal(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return pg.escapeLiteral(text);
}

export async function openTrack(url: string): Promise<Track> {
  const connections = await Promise.all(Array.from({ length: 3 }, () => connected(url)));
  const [referee, ...runners] = connections;
  const ask: Ask = async (text, values) => (await referee.query(text, values)).rows;
  const pids = await Promise.all(runners.map(pidOf));
  let waits = 0;

  /** Comes back once a runner waits for one of these, or has ended. */
  async function blocked(runner: number, by: number[], ended: () => boolean): Promise<boolean> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
      const [{ waits }] = await ask("select pg_blocking_pids($1) && $2::int[] as waits", [
        pids[runner],
        by,
      ]);
      if (waits) return true;
      if (ended()) return false;
      await aMoment();
    }
    throw new Error("a call neither waits nor ends");
  }

  /** Both stand at the gate, and hold back as long as was drawn once it opens. */
  async function atOnce(race: Race, random: Random): Promise<[Outcome, Outcome]> {
    const { calls, longestDelay = LONGEST_DELAY } = race;
    await ask("select pg_advisory_lock($1)", [GATE]);
    const delays = [0, random.below(longestDelay)];
    if (random.happens(0.5)) delays.reverse();
    const runs = calls.map((call, runner) => start(runners[runner], call, delays[runner]));
    for (const runner of runs.keys()) {
      await blocked(runner, [await pidOf(referee)], () => false);
    }
    await ask("select pg_advisory_unlock($1)", [GATE]);
    const meeting = Promise.all(runs.map(({ outcome }) => outcome));
    if (await metEachOther(runs)) waits++;
    return await meeting as [Outcome, Outcome];
  }

  async function metEachOther(runs: Run[]): Promise<boolean> {
    while (runs.every(({ ended }) => !ended())) {
      const [{ met }] = await ask(
        "select $1 = any (pg_blocking_pids($2)) or $2 = any (pg_blocking_pids($1)) as met",
        pids,
      );
      if (met) return true;
      await aMoment();
    }
    return false;
  }

  /** One is stopped half-way; the other starts then, and may have to wait for it. */
  async function halfWay(race: Race, random: Random): Promise<[Outcome, Outcome]> {
    const { calls, stops, longestDelay = LONGEST_DELAY } = race;
    const first = stops[0].length === 0 ? 1 : stops[1].length === 0 ? 0 : random.below(2);
    const second = 1 - first;
    const outcomes: Promise<Outcome>[] = [];
    await ask("begin");
    await ask(`lock table ${random.pick(stops[first])} in share mode`);
    const stopped = start(runners[first], calls[first]);
    outcomes[first] = stopped.outcome;
    await blocked(first, [await pidOf(referee)], stopped.ended);
    await aMoment(random.below(longestDelay) / 1000);
    const other = start(runners[second], calls[second]);
    outcomes[second] = other.outcome;
    const holders = [await pidOf(referee), pids[first]];
    if (await blocked(second, holders, other.ended)) waits++;
    await ask("commit");
    return await Promise.all(outcomes) as [Outcome, Outcome];
  }

  return {
    async run(race, random) {
      const mayStop = race.stops.some((tables) => tables.length > 0);
      return mayStop && random.happens(0.4)
        ? await halfWay(race, random)
        : await atOnce(race, random);
    },
    waits: () => waits,
    async close() {
      await Promise.all(connections.map((connection: pg.Client) => connection.end()));
    },
  };
}

interface Run {
  outcome: Promise<Outcome>;
  ended(): boolean;
}

function start(runner: pg.Client, { role, text }: Call, delay?: number): Run {
  const wait = delay === undefined ? "" : `
    begin;
    select pg_advisory_xact_lock_shared(${GATE});
    do $$
    declare
      v_until timestamptz := clock_timestamp() + interval '${delay} microseconds';
    begin
      while clock_timestamp() < v_until loop end loop;
    end $$;
    commit;`;
  let over = false;
  const outcome = runner.query(`${wait} begin; set local role ${role}; ${text}; commit`)
    .then(
      (results: pg.QueryResult[]) => ({ answer: answerOf(results) }),
      async (error: pg.DatabaseError) => {
        await runner.query("rollback");
        return { refusal: `${error.code} ${error.message}` };
      },
    )
    .finally(() => over = true);
  return { outcome, ended: () => over };
}

/** Several statements give several results; the call's is the last with a row but the gate's. */
function answerOf(results: pg.QueryResult[]): unknown {
  const withRows = results.filter(({ rows }) => rows?.[0] && "answer" in rows[0]);
  return withRows.at(-1)?.rows[0].answer;
}

/** Looking all the time would take a processor from those who race. */
const aMoment = (ms = 1) => new Promise((resume) => setTimeout(resume, ms));

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

async function pidOf(client: pg.Client): Promise<number> {
  return (await client.query("select pg_backend_pid() as pid")).rows[0].pid;
}
