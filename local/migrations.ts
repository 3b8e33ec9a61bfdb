/** Applies the project's schema migrations, and records them as the Supabase CLI does. */
import { join } from "node:path";
import pg from "pg";
import { REPOSITORY } from "./settings.ts";

interface SchemaMigration {
  version: string;
  name: string;
  statements: string;
}

export interface SchemaState {
  pending: string[];
  /** Applied once, and edited since. */
  changed: string[];
}

const FOLDER = join(REPOSITORY, "supabase", "migrations");
const FILE_NAME = /^([0-9]+)_(.*)\.sql$/;

export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  return await withClient(databaseUrl, async (client) => {
    await makeHistory(client);
    const recorded = await recordedMigrations(client);
    const pending = (await readMigrations()).filter(({ version }) => !recorded.has(version));
    for (const migration of pending) await apply(client, migration);
    return pending.map(fileName);
  });
}

export async function schemaState(databaseUrl: string): Promise<SchemaState> {
  return await withClient(databaseUrl, async (client) => {
    const recorded = await recordedMigrations(client);
    const files = await readMigrations();
    const changed = files.filter(({ version, statements }) =>
      recorded.has(version) && recorded.get(version) !== essence(statements)
    );
    const pending = files.filter(({ version }) => !recorded.has(version));
    return { pending: pending.map(fileName), changed: changed.map(fileName) };
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeHistory(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (
      version text not null primary key,
      statements text[],
      name text
    );
  `);
}

/** What each recorded version ran. A look changes nothing: a database may have no history. */
async function recordedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const { rows: [{ found }] } = await client.query(
    "select to_regclass('supabase_migrations.schema_migrations') is not null as found",
  );
  if (!found) return new Map();
  const { rows } = await client.query(
    "select version, array_to_string(statements, '') as statements " +
      "from supabase_migrations.schema_migrations",
  );
  return new Map(
    rows.map((row: { version: string; statements: string }) => [
      row.version,
      essence(row.statements),
    ]),
  );
}

// The CLI records statement by statement, without what stands between them; we, the file as it is.
function essence(statements: string): string {
  return statements.replace(/[\s;]/g, "");
}

async function readMigrations(): Promise<SchemaMigration[]> {
  const migrations: SchemaMigration[] = [];
  for await (const file of Deno.readDir(FOLDER)) {
    const parts = FILE_NAME.exec(file.name);
    if (!parts) continue;
    const statements = await Deno.readTextFile(join(FOLDER, file.name));
    migrations.push({ version: parts[1], name: parts[2], statements });
  }
  return migrations.sort((a, b) => a.version < b.version ? -1 : 1);
}

async function apply(client: pg.Client, migration: SchemaMigration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.statements);
    await client.query(
      "insert into supabase_migrations.schema_migrations (version, statements, name) " +
        "values ($1, $2, $3)",
      [migration.version, [migration.statements], migration.name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Schema migration ${fileName(migration)}: ${describe(error, migration)}`, {
      cause: error,
    });
  }
}

function describe(error: unknown, { statements }: SchemaMigration): string {
  const { message, position } = error as { message: string; position?: string };
  if (!position) return message;
  return `line ${statements.slice(0, Number(position)).split("\n").length}: ${message}`;
}

function fileName({ version, name }: SchemaMigration): string {
  return `${version}_${name}.sql`;
}
