// Nothing that a visitor types reaches a log. Planted wherever somebody types, then looked for in what
// Postgres, the functions and the services wrote, while Postgres logs whatever it can.
import { assert, assertEquals, assertMatch } from "@std/assert";
import { join } from "node:path";
import pg from "pg";
import { freePorts } from "../../local/ports.ts";
import { databaseFolder } from "../../local/postgres.ts";
import { becomesTrue } from "../../local/processes.ts";
import { type Stack, startStack } from "../../local/stack.ts";
import { access, type Ask } from "../_support/database.ts";

const TYPED = {
  email: "zzq-courriel@example.com",
  password: "zzq mot de passe",
  profile: {
    company_name: "Zzq Transports",
    contact_name: "Camille Zzq",
    phone: "+33612345699",
    siren: "732829320",
  },
  consents: { terms: "2026-01" },
};
const MARKS = /zzq|612345699|732829320|\$2[aby]\$\d\d\$/i;

const WORST_CASE = {
  log_statement: "all",
  log_min_duration_statement: "0",
  log_parameter_max_length: "-1",
  log_parameter_max_length_on_error: "-1",
  log_error_verbosity: "verbose",
  log_min_messages: "info",
  log_lock_waits: "on",
  session_preload_libraries: "auto_explain",
  "auto_explain.log_parameter_max_length": "-1",
};

const RECOVERY_MS = 10_000;

const RESPONSES = {
  SECTEUR: "services_entreprises",
  EFFECTIF: 0,
  CA: 60_000,
  VEHICULES: false,
  PROPRIETAIRE: false,
  ELEC_MENSUEL: 100,
  GAZ_MENSUEL: 0,
  TRAVAUX_ENERGIE: false,
  RECHERCHE: false,
  IMPAYES: 0,
  ACHATS_ETRANGER: false,
  DEJA_EN_PLACE: ["aucun"],
};

/** What goes wrong in a trigger, with a row of somebody in hand. */
const ACCIDENTS = {
  "an error that quotes the row": "raise exception 'no %', new",
  "a failed cast": "perform (to_jsonb(new)::text)::integer",
  "a constraint that fails": "insert into public.full_up values (new::text)",
  "SQL made of the row": "execute format('select %L::integer', new)",
  "a statement that is cancelled": "perform pg_cancel_backend(pg_backend_pid()), pg_sleep(1)",
  "a connection that is ended": "perform pg_terminate_backend(pg_backend_pid()), pg_sleep(1)",
};

interface Session {
  session_id: string;
  session_token: string;
}

const data = await Deno.makeTempDir({ prefix: "tremplin-logs-" });
const spoken: string[] = [];
const secrets = new Set<string>();
let stack: Stack;
/** What the schema migration had decided of errors before everything was logged. */
let decided: string[];

Deno.test.beforeAll(async () => {
  for (const voice of ["log", "warn", "error"] as const) {
    console[voice] = (...words: unknown[]) => spoken.push(words.map(String).join(" "));
  }
  stack = await startStack({
    ports: freePorts(),
    data,
    quiet: true,
    env: { MIGRATION_TIMEOUT: "3000" },
  });
  secrets.add(stack.keys.secret);
  await logEverything();
});

Deno.test.afterAll(async () => {
  await stack.stop();
  await Deno.remove(data, { recursive: true });
});

Deno.test("everything is logged that can be", async () => {
  await admin("select $1::text", ["a parameter of the superuser"]);
  await visitor("POST", "simulator/sessions");
  const log = await databaseLog();
  assertMatch(log, /parameters: \$1 = 'a parameter of the superuser'/i);
  assertMatch(log, /statement: set local role|execute \S+: with result .*"create_session"/);
  assertMatch(log, /plan:/);
});

Deno.test("no log holds what a visitor types on the whole road, nor his token", async () => {
  const session = await completedSession();
  await visitor("GET", `session-migration/can-migrate/${session.session_id}`, { session });
  await visitor("GET", `session-migration/session-data/${session.session_id}`, { session });
  assertEquals((await migrate(session)).status, 201);
  assertEquals((await migrate(session)).status, 200);
  const login = await signIn();
  for (const route of ["stats", "failures"]) {
    await visitor("GET", `session-migration/${route}`, { login });
  }
  await visitor("GET", "simulator/questions");
  await visitor("POST", "session-migration/attach", {
    session: await completedSession(),
    login,
    body: { profile: TYPED.profile, consents: TYPED.consents },
  });
  await visitor("POST", "session-migration/preview", { session: await completedSession() });
  for (const name of ["client_dashboard", "client_export", "client_prove_email"]) {
    await rpc(name, login);
  }
  await rpc("client_request_produit", login, { produit: "zzq" });
  const consents = { contact: true, marketing: false, text_version: "2026-01" };
  assertEquals((await rpc("client_set_consents", login, consents)).status, 200);
  await rpc("client_erase", login, { confirmation: TYPED.email });
  await admin("update app.client set email_proved_at = now()");
  assertEquals((await rpc("client_erase", login, { confirmation: TYPED.email })).status, 200);
  await nothingIsLogged();
});

Deno.test("that road has taken every route", async () => {
  const taken = new Set(
    [...(await functionsLog()).matchAll(/"route":"([^"]+)"/g)].map(([, route]) => route),
  );
  for (const slug of ["simulator", "session-migration"]) {
    const { body } = await visitor("GET", `${slug}/openapi.json`);
    const routes = Object.keys(body.paths).map((path) =>
      `${slug}${path.replace(/{(\w+)}/g, ":$1")}`
    );
    assert(routes.length > 3);
    assertEquals(routes.filter((route) => !taken.has(route) && !/openapi/.test(route)), []);
  }
});

Deno.test("no log holds an address, a password, a code or a token of Auth", async () => {
  await migrate(await completedSession());
  const { email, password } = TYPED;
  await auth("token?grant_type=password", { email, password: "zzq not mine" });
  await auth("token?grant_type=password", { email: "zzq-nobody@example.com", password });
  await auth("recover", { email });
  const code = await latestCode();
  await auth("verify", { type: "recovery", email, token: "000000" });
  const { access_token: login, refresh_token } = await auth("verify", {
    type: "recovery",
    email,
    token: code,
  });
  assert(login && refresh_token);
  secrets.add(`'${code}'`).add(`"${code}"`).add(login).add(refresh_token);
  await auth("user", { password }, { method: "PUT", login });
  await auth("token?grant_type=refresh_token", { refresh_token });
  await auth("logout", {}, { login });
  await nothingIsLogged();
});

Deno.test("no log holds the proof, nor the form, that a sign-up at Auth itself brings along", async () => {
  await admin("select app.enable_sign_up_trigger()");
  const { email, password, profile, consents } = TYPED;
  const other = `zzq-other-${email}`;
  const session = await completedSession();
  const proof = { ...session, profile, consents };
  await auth("signup", {
    email: other,
    password,
    data: { tremplin: { ...proof, profile: "zzq" } },
  });
  await auth("signup", { email: other, password, data: { tremplin: proof } });
  const [{ status }] = await admin("select status from app.temporary_session where id = $1", [
    session.session_id,
  ]);
  await admin("select app.disable_sign_up_trigger()");
  assertEquals(status, "migrated");
  await nothingIsLogged();
});

Deno.test("no log holds what was refused", async () => {
  const session = await completedSession();
  const refused: [number, Record<string, unknown>][] = [
    [422, { email: "zzq at example" }],
    [422, { password: "zzq" }],
    [422, { profile: { ...TYPED.profile, phone: "zzq", siren: "732829321" } }],
    [422, { profile: { ...TYPED.profile, unknown: "zzq" } }],
    [400, { profile: "zzq" }],
    [400, { unknown: "zzq" }],
    [404, { session_id: "zzq" }],
  ];
  for (const [status, change] of refused) {
    assertEquals((await migrate(session, change)).status, status);
  }
  await migrate({ ...session, session_token: "zzq" });
  await visitor("PUT", `simulator/sessions/${session.session_id}/responses`, {
    session,
    body: { responses: { EFFECTIF: "zzq", UNKNOWN: "zzq", CA: 1e300 } },
  });
  await visitor("POST", "session-migration/migrate", { session, text: '{"email": "zzq' });
  await visitor("POST", "session-migration/attach", { session, login: "zzq.zzq.zzq", body: {} });
  await rpc("migrate_session", "zzq", { email: TYPED.email, timeout_ms: "zzq" });
  await rpc("migrate_session", undefined, { email: TYPED.email, timeout_ms: "zzq" });
  await nothingIsLogged();
});

Deno.test("no log holds what a client hands to a call that takes something else", async () => {
  const login = await newLogin("zzq-else@example.com");
  for (const { name, parameter, args } of await takenFromClients()) {
    for (const value of ["zzq@example.com", { zzq: 1 }, ["zzq"], 612345699, true, null]) {
      await rpc(name, login, { ...args, [parameter]: value });
    }
  }
  await nothingIsLogged();
});

Deno.test("nor, where the database lets its owner decide, a text that no JSON parser takes", async () => {
  assertEquals(decided, ["log_error_verbosity=terse"]);
  await admin("alter role authenticator set log_error_verbosity = terse");
  await hangUp();
  const login = await newLogin("zzq-odd@example.com");
  for (const { name, parameter, args } of await takenFromClients()) {
    for (const odd of ["\\u0000", "\\ud800", "\\udc00", "\\x", "\n", '"', "\u0000"]) {
      const text = JSON.stringify({ ...args, [parameter]: "@" }).replace("@", `zzq${odd}zzq`);
      assertEquals((await rpcWith(name, login, text)).status, 400, text);
    }
  }
  await nothingIsLogged();
  await admin("alter role authenticator reset log_error_verbosity");
  await hangUp();
});

for (const [accident, statement] of Object.entries(ACCIDENTS)) {
  Deno.test(`no log holds a visitor's row after ${accident}`, async () => {
    for (const table of ["auth.users", "app.client"]) {
      await whileFailing(table, statement, async () => {
        const { status } = await migrate(await completedSession(), {
          email: `zzq-${crypto.randomUUID()}@example.com`,
        });
        assert(status >= 500, `${table}: ${status}`);
      });
    }
    await nothingIsLogged();
  });
}

Deno.test("no log holds a visitor's row after a wait for a lock that was too long", async () => {
  const session = await completedSession();
  const client = new pg.Client(stack.adminUrl);
  await client.connect();
  await client.query("begin; lock table app.client in exclusive mode");
  const { status } = await migrate(session, { email: "zzq-locked@example.com" });
  await client.end();
  assertEquals(status, 409);
  await nothingIsLogged();
});

Deno.test("no log holds a visitor's row after a backend was killed at work", async () => {
  const session = await completedSession();
  await whileFailing("app.client", "perform pg_sleep(30)", async () => {
    const answer = migrate(session, { email: "zzq-killed@example.com" });
    Deno.kill(await asleep(), "SIGKILL");
    assert((await answer).status >= 500);
    assert(await becomesTrue(() => admin("select").then(() => true, () => false), RECOVERY_MS));
  });
  assertMatch(await databaseLog(), /was terminated by signal 9/);
  await nothingIsLogged();
});

/** The process of the backend that sleeps. */
async function asleep(): Promise<number> {
  const find = () => admin("select pid from pg_stat_activity where wait_event = 'PgSleep'");
  await becomesTrue(async () => (await find()).length > 0, RECOVERY_MS);
  const [{ pid }] = await find();
  return pid;
}

async function nothingIsLogged(): Promise<void> {
  const written = [
    await databaseLog(),
    await functionsLog(),
    ...spoken,
  ].join("\n");
  const telling = written.split("\n").filter((line) =>
    MARKS.test(line) || [...secrets].some((secret) => line.includes(secret))
  );
  assertEquals(telling, []);
}

function functionsLog(): Promise<string> {
  return Deno.readTextFile(join(data, "functions.log"));
}

async function databaseLog(): Promise<string> {
  return await Deno.readTextFile(join(await databaseFolder(data), "postgres.log"));
}

/** As a deployer may who looks for a slow statement; open connections are begun anew. */
async function logEverything(): Promise<void> {
  for (const [name, value] of Object.entries(WORST_CASE)) {
    await admin(`alter system set ${name} = '${value}'`);
  }
  // Not for Auth, whose plans show what it looks for: docs/operations.md says so.
  await admin("alter role authenticator set auto_explain.log_min_duration = 0");
  [{ decided }] = await admin(
    "select array_agg(s) as decided from pg_db_role_setting, unnest(setconfig) as s " +
      "where setrole = 'authenticator'::regrole and s ~ 'verbosity'",
  );
  // As on a hosted project, which lets nobody decide it.
  await admin("alter role authenticator reset log_error_verbosity");
  await admin("select pg_reload_conf()");
  await hangUp();
}

async function hangUp(): Promise<void> {
  await admin(
    "select pg_terminate_backend(pid) from pg_stat_activity " +
      "where usename in ('authenticator', 'supabase_auth_admin')",
  );
}

interface Taken {
  name: string;
  parameter: string;
  args: Record<string, string>;
}

/** Each parameter of each function that a client calls, with something for all of them. */
async function takenFromClients(): Promise<Taken[]> {
  const taken: { name: string; parameters: string[] }[] = await admin(`
    select p.proname as name, p.proargnames as parameters
    from pg_proc as p
    where p.pronamespace = 'api'::regnamespace and p.pronargs > 0
      and has_function_privilege('authenticated', p.oid, 'execute')`);
  assert(taken.length >= 3, `${taken.length} functions`);
  return taken.flatMap(({ name, parameters }) =>
    parameters.map((parameter) => ({
      name,
      parameter,
      args: Object.fromEntries(parameters.map((one) => [one, "zzq"])),
    }))
  );
}

async function newLogin(email: string): Promise<string> {
  assertEquals((await migrate(await completedSession(), { email })).status, 201);
  return await signIn(email);
}

async function whileFailing(
  table: string,
  statement: string,
  work: () => Promise<void>,
): Promise<void> {
  await admin(`
    create table public.full_up (line text, constraint nothing_more check (false));
    grant all on public.full_up to public;
    create function public.fail() returns trigger language plpgsql security definer as
      $$ begin ${statement}; return new; end; $$;
    create trigger fail before insert on ${table} for each row execute function public.fail();
  `);
  try {
    await work();
  } finally {
    await admin("drop function public.fail cascade; drop table public.full_up");
  }
}

const admin: Ask = (text, values) => access(stack.adminUrl).sql(text, values);

async function completedSession(): Promise<Session> {
  const { body: session } = await visitor("POST", "simulator/sessions");
  secrets.add(session.session_token);
  const path = `simulator/sessions/${session.session_id}`;
  await visitor("PUT", `${path}/responses`, { session, body: { responses: RESPONSES } });
  await visitor("POST", `${path}/eligibility`, { session });
  return session;
}

function migrate(session: Session, change: Record<string, unknown> = {}) {
  return visitor("POST", "session-migration/migrate", { session, body: { ...TYPED, ...change } });
}

async function signIn(email = TYPED.email): Promise<string> {
  const { password } = TYPED;
  const { access_token, refresh_token } = await auth("token?grant_type=password", {
    email,
    password,
  });
  secrets.add(access_token).add(refresh_token);
  return access_token;
}

async function latestCode(): Promise<string> {
  const { Text } = await (await fetch(`${stack.urls.mail}/api/v1/message/latest`)).json();
  return Text.match(/\b\d{6}\b/)[0];
}

async function visitor(
  method: string,
  path: string,
  { session, login, body, text }: {
    session?: Session;
    login?: string;
    body?: Record<string, unknown>;
    text?: string;
  } = {},
) {
  const whole = path.startsWith("session-migration/") && session
    ? { session_id: session.session_id, ...body }
    : body;
  const headers = new Headers({ "content-type": "application/json" });
  if (session) headers.set("x-session-token", session.session_token);
  return await send(`${stack.urls.functions}/${path}`, method, headers, {
    login,
    text: method === "GET" ? undefined : text ?? (whole && JSON.stringify(whole)),
  });
}

async function auth(
  path: string,
  body: Record<string, unknown>,
  { method = "POST", login }: { method?: string; login?: string } = {},
) {
  const headers = new Headers({ "content-type": "application/json" });
  const text = JSON.stringify(body);
  return (await send(`${stack.urls.auth}/${path}`, method, headers, { login, text })).body;
}

function rpc(name: string, login?: string, args: Record<string, unknown> = {}) {
  return rpcWith(name, login, JSON.stringify(args));
}

async function rpcWith(name: string, login: string | undefined, text: string) {
  const headers = new Headers({ "content-type": "application/json", "content-profile": "api" });
  return await send(`${stack.urls.rest}/rpc/${name}`, "POST", headers, { login, text });
}

async function send(
  url: string,
  method: string,
  headers: Headers,
  { login, text }: { login?: string; text?: string },
) {
  headers.set("apikey", stack.keys.publishable);
  if (login) headers.set("authorization", `Bearer ${login}`);
  const response = await fetch(url, { method, headers, body: text });
  const answer = await response.text();
  return { status: response.status, body: answer ? JSON.parse(answer) : null };
}
