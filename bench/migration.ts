/** One migration, four ways: the RPC, its bare statements, the old design's calls, all over again. */
import type pg from "pg";
import { assertSame, compare, type Comparison, type Effort, together } from "./compare.ts";
import { httpRpc } from "./http.ts";
import { checkLedger, completedSessions, newEmail, readLedger, type Session } from "./sessions.ts";
import type { BenchStack } from "./stack.ts";
import { CONSENTS, HAULIER, PROFILE } from "./visitors.ts";

// Any well-formed hash: making one is measured elsewhere.
const HASH = `$2a$10$${"a".repeat(53)}`;
const DISTANCE_MS = 1;

// Migrations of each client before the clock starts: fresh statistics make it plan all anew.
const WARM_UP = 3;

/** A migrated session whose rows the other ways must write again, to the last value. */
interface Model {
  client: Record<string, unknown>;
  questions: string;
  moved: unknown;
  agreed: unknown;
  produits: number;
  rows: unknown;
}

type Migrate = (session: Session, client: number) => Promise<string>;

export interface Figure {
  name: string;
  value: number;
  unit: string;
}

/** (a) The RPC ÷ the same rows by bare prepared statements, begin to commit, on one connection. */
export async function migrateByStatements(
  stack: BenchStack,
  effort: Effort,
  clients: number,
): Promise<Comparison> {
  const { sql } = stack;
  const model = await makeModel(stack);
  const connections = await connect(sql, clients);
  const rpc: Migrate = (session, client) => migrateBySql(connections[client], session);
  const bare: Migrate = (session, client) => migrateBare(connections[client], session, model);
  await checkSameRows(stack, model, bare);
  const measure = (migrate: Migrate) => () =>
    measured(stack, clients, 150 * effort.scale, model, migrate);
  const result = await compare(
    { name: "migrate_session ÷ bare statements", clients, floor: 1.2 },
    effort,
    measure(rpc),
    measure(bare),
  );
  connections.forEach((connection) => connection.release());
  return result;
}

/** (b) The RPC ÷ the old design's calls, both over HTTP; `distance` adds 1 ms to each call. */
export async function migrateByCalls(
  stack: BenchStack,
  effort: Effort,
  clients: number,
  distance: boolean,
): Promise<Comparison> {
  const model = await makeModel(stack);
  const call = httpRpc(stack.target, distance ? DISTANCE_MS : 0);
  const rpc: Migrate = (session) => migrateByHttp(call, session);
  const old: Migrate = (session) => migrateStepByStep(call, session, model);
  await checkSameRows(stack, model, old);
  const measure = (migrate: Migrate) => () =>
    measured(stack, clients, 24 * effort.scale, model, migrate);
  return await compare(
    {
      name: `migrate_session ÷ a call a step${distance ? ", 1 ms more a call" : ""}`,
      clients,
      floor: distance ? 8 : 3,
    },
    effort,
    measure(rpc),
    measure(old),
  );
}

/**
 * What one migration writes and reads, as Postgres counts it: the least of several, because now and
 * then one also splits a page, or is the first to touch it since a checkpoint.
 */
export async function migrationCosts(stack: BenchStack): Promise<Figure[]> {
  const sessions = await completedSessions(stack, 30, HAULIER);
  const costs: Record<string, number>[] = [];
  for (const session of sessions) {
    const { rows } = await stack.sql.query(
      `explain (analyze, buffers, wal, timing off, format json) ${migrationInWords(session)}`,
    );
    const { Plan: plan } = rows[0]["QUERY PLAN"][0];
    costs.push({
      "WAL bytes": plan["WAL Bytes"],
      "WAL records": plan["WAL Records"],
      "buffers touched": plan["Shared Hit Blocks"] + plan["Shared Read Blocks"],
    });
  }
  return Object.keys(costs[0]).map((unit) => ({
    name: "one migration",
    value: Math.min(...costs.map((cost) => cost[unit])),
    unit,
  }));
}

function migrationInWords({ session_id, session_token }: Session): string {
  const json = (value: unknown) => `'${JSON.stringify(value)}'`;
  return `select api.migrate_session('${session_id}', '${session_token}', '${newEmail()}',
    '${HASH}', ${json(PROFILE)}, ${json(CONSENTS)})`;
}

async function measured(
  stack: BenchStack,
  clients: number,
  count: number,
  { produits }: Model,
  migrate: Migrate,
): Promise<number> {
  const warmUp = WARM_UP * clients;
  const sessions = await completedSessions(stack, warmUp + count, HAULIER);
  const before = await readLedger(stack.sql);
  await together(clients, sessions.slice(0, warmUp), migrate);
  const rate = await together(clients, sessions.slice(warmUp), migrate);
  await checkLedger(stack.sql, before, sessions.length, produits);
  return rate;
}

async function makeModel(stack: BenchStack): Promise<Model> {
  const { sql } = stack;
  const [session] = await completedSessions(stack, 1, HAULIER);
  const [connection] = await connect(sql, 1);
  const id = await migrateBySql(connection, session);
  connection.release();
  const { rows: [row] } = await sql.query(
    `select to_jsonb(c) as client, m.questions::text as questions,
       e.details as moved, a.details as agreed, bench.rows_of(c.id) as rows,
       (select count(*)::integer from app.client_produit_eligible as p
        where p.client_id = c.id) as produits
     from app.client as c
     join app.simulation as m on m.client_id = c.id
     join app.audit_event as e on e.client_id = c.id and e.kind = 'session_migrated'
     join app.audit_event as a on a.client_id = c.id and a.kind = 'consents_set'
     where c.id = $1`,
    [id],
  );
  return row;
}

/** Another way is measured only once it has written the very same rows. */
async function checkSameRows(
  stack: BenchStack,
  model: Model,
  migrate: Migrate,
): Promise<void> {
  const [session] = await completedSessions(stack, 1, HAULIER);
  const id = await migrate(session, 0);
  const { rows } = await stack.sql.query("select bench.rows_of($1) as rows", [id]);
  assertSame("rows of a migration", rows[0].rows, model.rows);
}

function connect(sql: pg.Pool, count: number): Promise<pg.PoolClient[]> {
  return Promise.all(Array.from({ length: count }, () => sql.connect()));
}

async function migrateBySql(
  connection: pg.PoolClient,
  { session_id, session_token }: Session,
): Promise<string> {
  const { rows } = await connection.query({
    name: "migrate",
    text: "select api.migrate_session($1, $2, $3, $4, $5, $6) as answer",
    values: [session_id, session_token, newEmail(), HASH, PROFILE, CONSENTS],
  });
  return rows[0].answer.client_id;
}

async function migrateBare(
  connection: pg.PoolClient,
  { session_id, session_token }: Session,
  { client, moved, agreed }: Model,
): Promise<string> {
  const run = (name: keyof typeof BARE, values: unknown[]) =>
    connection.query({ name, text: BARE[name], values });
  const id = crypto.randomUUID();
  const simulation = crypto.randomUUID();
  const email = newEmail();
  const identity = { sub: id, email, email_verified: true, phone_verified: false };
  await connection.query("begin");
  await run("bare_lock", [session_id, session_token]);
  await run("bare_user", [id, email, HASH, identity]);
  await run("bare_identity", [id, identity]);
  await run("bare_client", [{ ...client, id }]);
  await run("bare_simulation", [simulation, id, session_id]);
  await run("bare_produits", [simulation, id, session_id]);
  await run("bare_session", [session_id, id]);
  await run("bare_event", [session_id, id, moved]);
  await run("bare_consents", [id, agreed]);
  await connection.query("commit");
  return id;
}

const BARE = {
  bare_lock: `select s.ruleset_id from app.temporary_session as s
    where s.id = $1 and s.token_digest = sha256(convert_to($2, 'UTF8')) for update`,
  bare_user: `insert into auth.users (instance_id, id, aud, role, email, encrypted_password,
      email_confirmed_at, confirmation_token, recovery_token, email_change_token_new,
      email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
    values ('00000000-0000-0000-0000-000000000000', $1, 'authenticated', 'authenticated', $2, $3,
      now(), '', '', '', '', '{"provider": "email", "providers": ["email"]}', $4, now(), now())`,
  bare_identity: `insert into auth.identities (provider, provider_id, user_id, identity_data,
      last_sign_in_at, created_at, updated_at)
    values ('email', $1::uuid::text, $1::uuid, $2, now(), now(), now())`,
  bare_client:
    `insert into app.client (id, company_name, contact_name, phone, siren, secteur_activite,
      nombre_employes, revenu_annuel, anciennete_entreprise, provenance, terms_version,
      terms_accepted_at, contact_consented_at, contact_text_version, marketing_consented_at,
      marketing_text_version, is_test, created_at)
    select c.id, c.company_name, c.contact_name, c.phone, c.siren, c.secteur_activite,
      c.nombre_employes, c.revenu_annuel, c.anciennete_entreprise, c.provenance,
      c.terms_version, c.terms_accepted_at, c.contact_consented_at, c.contact_text_version,
      c.marketing_consented_at, c.marketing_text_version, c.is_test, c.created_at
    from jsonb_populate_record(null::app.client, $1) as c`,
  bare_simulation: `insert into app.simulation (id, client_id, session_id, ruleset_id, responses,
      questions, results, totals, started_at, completed_at, evaluated_on)
    select $1, $2, s.id, s.ruleset_id, r.answers,
      app.questions_shown(s.ruleset_id, r.questions), s.results, s.totals, s.created_at,
      s.completed_at, s.evaluated_on
    from app.temporary_session as s
    cross join (
      select jsonb_object_agg(question, value) as answers, array_agg(question) as questions
      from app.temporary_response where session_id = $3
    ) as r
    where s.id = $3`,
  bare_produits: `insert into app.client_produit_eligible (client_id, produit, ruleset_id,
      simulation_id, state, score, confidence, already_in_place, amount_low, amount_high,
      recommendation, metadata)
    select $2, e.produit, s.ruleset_id, $1, e.state, e.score, e.confidence, e.already_in_place,
      e.amount_low, e.amount_high,
      jsonb_build_object('next_step', p.next_step, 'documents', p.documents,
        'deadline', p.deadline),
      jsonb_build_object('source', 'simulator_migration', 'evaluated_on', s.evaluated_on,
        'criteria', e.criteria, 'changes', '[]'::jsonb)
    from app.temporary_session as s
    join app.temporary_eligibility as e on e.session_id = s.id and e.state <> 'not_eligible'
    join app.produit as p on p.ruleset_id = s.ruleset_id and p.code = e.produit
    where s.id = $3`,
  bare_session: `update app.temporary_session
    set status = 'migrated', client_id = $2, migrated_at = now(), migration_ms = 0 where id = $1`,
  bare_event: `insert into app.audit_event (kind, session_id, client_id, actor, details)
    values ('session_migrated', $1, $2, 'visitor', $3)`,
  bare_consents: `insert into app.audit_event (kind, client_id, actor, details)
    values ('consents_set', $1, 'visitor', $2)`,
};

type Call = ReturnType<typeof httpRpc>;

async function migrateByHttp(call: Call, session: Session): Promise<string> {
  const answer = await call("migrate_session", {
    ...session,
    email: newEmail(),
    password_hash: HASH,
    profile: PROFILE,
    consents: CONSENTS,
  });
  return (answer as { client_id: string }).client_id;
}

async function migrateStepByStep(
  call: Call,
  { session_id }: Session,
  { client, questions, moved }: Model,
): Promise<string> {
  await call("old_find_session", { session_id });
  const responses = await call("old_find_responses", { session_id });
  const produits = await call("old_find_produits", { session_id }) as string[];
  const client_id = await call("old_create_user", { email: newEmail(), password_hash: HASH });
  await call("old_create_client", { client_id, model: client });
  const simulation_id = await call("old_save_simulation", {
    client_id,
    session_id,
    responses,
    questions: JSON.parse(questions),
  });
  for (const produit of produits) {
    await call("old_add_produit", { client_id, session_id, simulation_id, produit });
  }
  await call("old_mark_session", { session_id, client_id });
  await call("old_write_event", { session_id, client_id, moved });
  return client_id as string;
}
