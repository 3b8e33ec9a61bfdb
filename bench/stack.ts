/** The benchmark's own offline stack: a process like `deno task start`, so that it shares no thread. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePorts } from "../local/ports.ts";
import { startPostgres, SUPERUSER } from "../local/postgres.ts";
import {
  databaseUrl,
  PORT_NAMES,
  type Ports,
  readTarget,
  REPOSITORY,
  type Target,
} from "../local/settings.ts";

const PATIENCE_MS = 60_000;
const POLL_MS = 5;

export interface BenchStack {
  target: Target;
  /** Where its site is. */
  site: string;
  /** As the database's owner. */
  sql: pg.Pool;
  /** Writes what is dirty and counts what is new, so that no measure does it for another. */
  settle(): Promise<void>;
  /** Milliseconds from nothing running to all of it answering, on data that is there already. */
  restart(): Promise<number>;
  /** Milliseconds that Postgres alone needs on the same data; the rest of the stack is down. */
  startPostgresAlone(): Promise<number>;
  stop(): Promise<void>;
}

/** Boots on free ports and an empty folder, with the benchmark's own functions in the database. */
export async function startBenchStack(): Promise<BenchStack> {
  const data = await mkdtemp(join(tmpdir(), "tremplin-bench-"));
  const ports = freePorts();
  const env = environment(ports, data);
  const target = readTarget(env);
  let child = await boot(env, target);
  const sql = new pg.Pool({ connectionString: target.databaseUrl, max: 10 });
  const admin = new pg.Pool({ connectionString: databaseUrl(ports.database, SUPERUSER), max: 1 });
  for (const pool of [sql, admin]) pool.on("error", () => {});
  await sql.query(await Deno.readTextFile(new URL("world.sql", import.meta.url)));

  return {
    target,
    site: `http://127.0.0.1:${ports.web}`,
    sql,
    async settle() {
      await admin.query("analyze auth.users, app.temporary_session, app.temporary_eligibility");
      await admin.query("checkpoint");
    },
    async restart() {
      await end(child);
      const started = performance.now();
      child = await boot(env, target);
      return performance.now() - started;
    },
    async startPostgresAlone() {
      await end(child);
      const started = performance.now();
      const postgres = await startPostgres({ data, port: ports.database, progress: () => {} });
      const took = performance.now() - started;
      await postgres.stop();
      return took;
    },
    async stop() {
      await Promise.all([sql.end(), admin.end()]);
      await end(child);
      await rm(data, { recursive: true, force: true });
    },
  };
}

function environment(ports: Ports, data: string): Record<string, string> {
  return {
    [PORT_NAMES.api]: `${ports.api}`,
    [PORT_NAMES.database]: `${ports.database}`,
    [PORT_NAMES.web]: `${ports.web}`,
    [PORT_NAMES.mail]: `${ports.mail}`,
    TREMPLIN_DATA: data,
  };
}

async function boot(env: Record<string, string>, { url }: Target): Promise<Deno.ChildProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", join(REPOSITORY, "local", "start.ts")],
    cwd: REPOSITORY,
    env,
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
  }).spawn();
  let ended = false;
  child.status.then(() => ended = true);
  const deadline = performance.now() + PATIENCE_MS;
  while (!ended && performance.now() < deadline) {
    if (await answers(`${url}/health`)) return child;
    await new Promise((resume) => setTimeout(resume, POLL_MS));
  }
  await end(child);
  throw new Error("The benchmark's stack did not start.");
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(async ({ ok, body }) => {
    await body?.cancel();
    return ok;
  }, () => false);
}

async function end(child: Deno.ChildProcess): Promise<void> {
  try {
    child.kill("SIGTERM");
  } catch {
    // It has ended already.
  }
  await child.status;
}
