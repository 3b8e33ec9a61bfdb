// The failed migrations that can still be finished. Only the visitor can: nobody else has his address
// and password. So each is rehearsed, and undone, to know whether his next attempt will pass: by the
// function that he would call, with the rights that the edge functions have.
// deno task failures

import pg from "pg";
import { readTarget } from "../local/settings.ts";

interface Failure {
  session_id: string;
  failures: number;
  at: Date;
  code: string;
  step: string | null;
  road: "migrate" | "attach";
  client_id: string | null;
  takes_form: boolean;
  request_id: string;
  expires_at: Date;
}

/** What comes of a rehearsal. */
interface Outlook {
  sign: "✓" | "✗" | "?";
  words: string;
}

const OPEN = `
  with failed as (
    select f.session_id, count(*)::integer as failures, max(f.id) as latest
    from app.migration_failure as f
    where not f.is_test and app.failure_state(f.session_id) = 'open'
    group by f.session_id
  )
  select o.session_id, o.failures, f.at, f.code, f.step, f.road, f.client_id, f.request_id,
    s.expires_at,
    not exists (select from app.client as c where c.id = f.client_id) as takes_form
  from failed as o
  join app.migration_failure as f on f.id = o.latest
  join app.temporary_session as s on s.id = o.session_id
  order by f.id`;

const OVER = `
  select count(*) filter (where state = 'settled') as settled,
    count(*) filter (where state = 'lost') as lost
  from app.migration_failure as f
  cross join app.failure_state(f.session_id) as state
  where not f.is_test`;

const AS_THE_EDGE = `
  begin;
  set local role service_role;
  set local statement_timeout = '30s';
  set local lock_timeout = '5s'`;

// Its token is with the visitor, so it gets another until all is rolled back.
const OPEN_SESSION =
  "update app.temporary_session set token_digest = app.digest_token($2) where id = $1";

const FORM = {
  profile: { company_name: "–", contact_name: "–" },
  consents: { terms: "2026-01" },
};
const NO_PASSWORD = "$2a$10$" + ".".repeat(53);
const FORM_STEPS =
  /^(refuse_malformed|refuse_invalid_sign_up|create_auth_user|create_client|ensure_client)$/;

const client = new pg.Client(readTarget().databaseUrl);
try {
  await client.connect();
  Deno.exit(await report() ? 0 : 1);
} catch (error) {
  const { message, code } = error as pg.DatabaseError;
  console.log(`The failures cannot be read: ${message || code}`);
  Deno.exit(1);
}

/** Whether every migration that is open is known to pass. */
async function report(): Promise<boolean> {
  const { rows: open } = await client.query<Failure>(OPEN);
  const { rows: [{ settled, lost }] } = await client.query(OVER);
  console.log(`${open.length} open, ${settled} settled since, ${lost} lost`);
  let allPass = true;
  for (const failure of open) {
    const outlook = await foresee(failure);
    allPass &&= outlook.sign === "✓";
    describe(failure, outlook);
  }
  if (open.length > 0) {
    console.log(
      "\nA visitor finishes his own: the page where it failed offers the same button again.",
    );
  }
  return allPass;
}

function describe(failure: Failure, { sign, words }: Outlook): void {
  const { session_id, failures, at, code, step, road, request_id } = failure;
  const where = step ? ` in ${step}` : "";
  const often = failures > 1 ? `${failures} times, last ` : "";
  console.log(`\n${sign} session ${session_id}`);
  console.log(
    `  failed to ${road} ${often}${at.toISOString()}: ${code}${where}, request ${request_id}`,
  );
  console.log(`  ${words}`);
}

async function foresee(failure: Failure): Promise<Outlook> {
  if (failure.road === "attach" && !failure.client_id) {
    return { sign: "?", words: "cannot be rehearsed: the login that it was to go to is erased" };
  }
  const obstacle = await rehearse(failure);
  if (obstacle) return { sign: "✗", words: `would not pass now: ${obstacle}` };
  if (failure.takes_form && FORM_STEPS.test(failure.step ?? "")) {
    return {
      sign: "?",
      words: `cannot be told: another form passes ${failure.step}; his own is kept nowhere`,
    };
  }
  const until = failure.expires_at.toISOString();
  return { sign: "✓", words: `passes now: its visitor can finish it until ${until}` };
}

/** Does what the visitor would, and gives what it broke on. */
async function rehearse({ session_id, road, client_id }: Failure): Promise<string | null> {
  const token = crypto.randomUUID();
  await client.query(AS_THE_EDGE);
  try {
    await client.query(OPEN_SESSION, [session_id, token]);
    await (road === "attach" ? attach(session_id, token, client_id) : migrate(session_id, token));
    return null;
  } catch (error) {
    return nameOf(error as pg.DatabaseError);
  } finally {
    await client.query("rollback");
  }
}

function migrate(sessionId: string, token: string): Promise<unknown> {
  return client.query("select api.migrate_session($1, $2, $3, $4, $5, $6)", [
    sessionId,
    token,
    `${crypto.randomUUID()}@rehearsal.invalid`,
    NO_PASSWORD,
    FORM.profile,
    FORM.consents,
  ]);
}

/** The form counts only for a login without client. */
function attach(sessionId: string, token: string, clientId: string | null): Promise<unknown> {
  return client.query("select api.attach_session($1, $2, $3, $4, $5)", [
    sessionId,
    token,
    clientId,
    FORM.profile,
    FORM.consents,
  ]);
}

/** A refusal's code, or step and class of an accident; the database's own text may quote a row. */
function nameOf({ code = "", message, detail }: pg.DatabaseError): string {
  if (!code.startsWith("PT")) return `SQLSTATE ${code}`;
  if (message !== "internal_error") return message;
  const { step, sqlstate } = JSON.parse(detail ?? "{}");
  return `${step ?? "no known step"}, SQLSTATE ${sqlstate}`;
}
