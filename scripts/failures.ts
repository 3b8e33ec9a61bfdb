// The failed migrations that can still be finished. Only the visitor can: nobody else has his address
// and password. So each is rehearsed, and undone, to know whether his next attempt will pass.
// deno task failures

import pg from "pg";
import { readTarget } from "../local/settings.ts";

interface Failure {
  session_id: string;
  failures: number;
  at: Date;
  code: string;
  step: string | null;
  request_id: string;
  expires_at: Date;
  obstacle: string | null;
}

const OPEN = `
  with failed as (
    select f.session_id, count(*)::integer as failures, max(f.id) as latest
    from app.migration_failure as f
    where app.failure_state(f.session_id) = 'open'
    group by f.session_id
  )
  select o.session_id, o.failures, f.at, f.code, f.step, f.request_id, s.expires_at,
    app.obstacle_to_move(s) as obstacle
  from failed as o
  join app.migration_failure as f on f.id = o.latest
  join app.temporary_session as s on s.id = o.session_id
  where not s.is_test
  order by f.id`;

const OVER = `
  select count(*) filter (where state = 'settled') as settled,
    count(*) filter (where state = 'lost') as lost
  from app.migration_failure as f
  left join app.temporary_session as s on s.id = f.session_id
  cross join app.failure_state(f.session_id) as state
  where s.is_test is not true`;

const REHEARSE = `
  select app.complete_migration(
    s, app.create_auth_user($2, ''), '{"company_name": "–", "contact_name": "–"}',
    '{"terms": "–"}', clock_timestamp(), 'infinity'
  )
  from app.temporary_session as s
  where s.id = $1
  for update of s nowait`;

const client = new pg.Client(readTarget().databaseUrl);
try {
  await client.connect();
  Deno.exit(await report() ? 0 : 1);
} catch (error) {
  const { message, code } = error as pg.DatabaseError;
  console.log(`The failures cannot be read: ${message || code}`);
  Deno.exit(1);
}

/** Whether every migration that is open can be finished. */
async function report(): Promise<boolean> {
  const { rows: open } = await client.query<Failure>(OPEN);
  const { rows: [{ settled, lost }] } = await client.query(OVER);
  console.log(`${open.length} open, ${settled} settled since, ${lost} lost`);
  let canFinish = true;
  for (const failure of open) {
    const obstacle = failure.obstacle ?? await rehearse(failure.session_id);
    canFinish &&= obstacle === null;
    describe(failure, obstacle);
  }
  if (open.length > 0) {
    console.log(
      "\nA visitor finishes his own: the page where it failed offers the same button again.",
    );
  }
  return canFinish;
}

function describe(failure: Failure, obstacle: string | null): void {
  const { session_id, failures, at, code, step, request_id, expires_at } = failure;
  const where = step ? ` in ${step}` : "";
  const often = failures > 1 ? `${failures} times, last ` : "";
  console.log(`\n${obstacle === null ? "✓" : "✗"} session ${session_id}`);
  console.log(`  failed ${often}${at.toISOString()}: ${code}${where}, request ${request_id}`);
  console.log(
    obstacle === null
      ? `  passes now: its visitor can finish it until ${expires_at.toISOString()}`
      : `  would not pass now: ${obstacle}`,
  );
}

/** Moves a session to an account that never was; gives what it broke on. */
async function rehearse(sessionId: string): Promise<string | null> {
  await client.query("begin");
  try {
    await client.query(REHEARSE, [sessionId, `${crypto.randomUUID()}@rehearsal.invalid`]);
    return null;
  } catch (error) {
    return await nameOf(error as pg.DatabaseError);
  } finally {
    await client.query("rollback");
  }
}

/** Its step and its class; the text may quote a row. */
async function nameOf({ code, where }: pg.DatabaseError): Promise<string> {
  await client.query("rollback");
  const { rows: [{ step }] } = await client.query("select app.failed_step($1) as step", [where]);
  return `${step ?? "the session is in use"}, SQLSTATE ${code}`;
}
