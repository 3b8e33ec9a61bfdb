/** A running Postgres that looks like a Supabase database with this project's schema in it. */
import pg from "pg";
import { raisingLimits } from "./limits.ts";
import { applyMigrations, schemaState } from "./migrations.ts";
import { startPostgres, SUPERUSER } from "./postgres.ts";
import { databaseUrl } from "./settings.ts";
import { taskLine } from "./task_line.ts";

export interface Database {
  url: string;
  adminUrl: string;
  stop(): Promise<void>;
  ended: Promise<unknown>;
}

export async function startDatabase(
  { data, port, progress = () => {}, migrate = true }: {
    data: string;
    port: number;
    progress?: (line: string) => void;
    migrate?: boolean;
  },
): Promise<Database> {
  const postgres = await startPostgres({ data, port, progress });
  const url = databaseUrl(port);
  const adminUrl = databaseUrl(port, SUPERUSER);
  try {
    await bootstrap(adminUrl);
    if (migrate) await bringSchemaUpToDate(url, progress);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { url, adminUrl, stop: postgres.stop, ended: postgres.ended };
}

async function bringSchemaUpToDate(url: string, progress: (line: string) => void): Promise<void> {
  for (const name of await raisingLimits(url, () => applyMigrations(url))) {
    progress(`Applied ${name}`);
  }
  for (const name of (await schemaState(url)).changed) {
    progress(`${name} has changed since it was applied. To take the new one: ${taskLine("reset")}`);
  }
}

async function bootstrap(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_roles where rolname = 'postgres'");
    if (rowCount) return;
    const sql = await Deno.readTextFile(new URL("bootstrap.sql", import.meta.url));
    await client.query(`begin;\n${sql}\ncommit;`);
  } finally {
    await client.end();
  }
}
