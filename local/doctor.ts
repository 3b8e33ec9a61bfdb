/** `deno task doctor`: looks at the running stack and at this machine, and says what to do. */
import pg from "pg";
import { PUBLISHABLE_KEY } from "./keys.ts";
import { lockHolder } from "./lock.ts";
import { schemaState } from "./migrations.ts";
import { isFree } from "./ports.ts";
import { PORT_NAMES, type Ports, readSettings, readTarget } from "./settings.ts";
import { taskLine } from "./task_line.ts";

interface Finding {
  name: string;
  problem?: string;
  advice?: string;
}

const WANTED_DENO = "2.9.6";

const UNWATCHED = `
  select 'the last one', coalesce(max(at)::text, 'never; no clock calls app.watch_auth_contract()')
  from app.audit_event where kind = 'auth_contract_checked'
  having coalesce(max(at) < now() - interval '2 days', true)`;

const TALKATIVE = `
  select 'alter role authenticator set', s.name || ' = 0'
  from unnest(array['log_parameter_max_length', 'log_parameter_max_length_on_error']) as s (name)
  where not exists (
    select from pg_db_role_setting as r
    where r.setrole = 'authenticator'::regrole and s.name || '=0' = any (r.setconfig)
  )`;

const settings = readSettings();
const target = readTarget();
const holder = await lockHolder(settings.data);

const findings: Finding[] = [
  denoVersion(),
  stackRuns(),
  ...(holder ? [] : portsAreFree()),
  await answers("gateway", `${target.url}/health`),
  await answers("functions", `${target.url}/functions/v1/simulator/questions`, {
    apikey: target.publishableKey,
  }),
  keys(),
  await databaseAnswers(),
  await schemaIsCurrent(),
  await noRows("Auth contract", "select column_name, problem from app.check_auth_contract()"),
  await noRows("daily look at the Auth contract", UNWATCHED),
  await noRows("what visitors type stays out of Postgres' log", TALKATIVE),
  await noRows("invariants", "select invariant, session_id from app.check_invariants()"),
];

for (const { name, problem, advice } of findings) {
  console.log(problem ? `✗ ${name}: ${problem}` : `✓ ${name}`);
  if (problem && advice) console.log(`    ${advice}`);
}
Deno.exit(findings.some(({ problem }) => problem) ? 1 : 0);

function denoVersion(): Finding {
  const name = `Deno ${Deno.version.deno}`;
  if (Deno.version.deno === WANTED_DENO) return { name };
  return {
    name,
    problem: `tested with ${WANTED_DENO}`,
    advice: `npx --yes deno@${WANTED_DENO} task start`,
  };
}

function stackRuns(): Finding {
  const name = `offline stack in ${settings.data}`;
  if (holder) return { name: `${name} (process ${holder})` };
  return { name, problem: "not running", advice: taskLine("start") };
}

function portsAreFree(): Finding[] {
  return (Object.keys(settings.ports) as (keyof Ports)[]).map((use) => {
    const port = settings.ports[use];
    const name = `port ${port} (${use})`;
    if (isFree(port)) return { name };
    return {
      name,
      problem: "taken by another program",
      advice: `Stop it, or set ${PORT_NAMES[use]}.`,
    };
  });
}

function keys(): Finding {
  const name = "API keys";
  if (target.publishableKey === PUBLISHABLE_KEY) return { name: `${name} (the local ones)` };
  return { name: `${name} (from the environment)` };
}

async function answers(
  part: string,
  url: string,
  headers: Record<string, string> = {},
): Promise<Finding> {
  const name = `${part} at ${url}`;
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    if (response.ok) return { name };
    return {
      name,
      problem: `answers ${response.status}`,
      advice: `Look at ${settings.data}/functions.log`,
    };
  } catch {
    return { name, problem: "does not answer", advice: taskLine("start") };
  }
}

async function databaseAnswers(): Promise<Finding> {
  try {
    const [{ version }] = await query(
      "select current_setting('server_version') as version",
    );
    return { name: `database: Postgres ${version}` };
  } catch (error) {
    return { name: "database", problem: message(error), advice: taskLine("start") };
  }
}

async function schemaIsCurrent(): Promise<Finding> {
  const name = "schema migrations";
  try {
    const { pending, changed } = await schemaState(target.databaseUrl);
    if (pending.length) {
      return { name, problem: `not applied: ${pending.join(", ")}`, advice: taskLine("start") };
    }
    if (changed.length) {
      return { name, problem: `edited since: ${changed.join(", ")}`, advice: taskLine("reset") };
    }
    return { name };
  } catch (error) {
    return { name, problem: message(error) };
  }
}

async function noRows(name: string, sql: string): Promise<Finding> {
  try {
    const rows = await query(sql);
    if (rows.length === 0) return { name };
    return { name, problem: rows.map((row) => Object.values(row).join(": ")).join("; ") };
  } catch (error) {
    return { name, problem: message(error) };
  }
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: target.databaseUrl,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function message(error: unknown): string {
  return (error as Error).message || (error as { code?: string }).code || String(error);
}
