// Puts pgTAP into schema extensions: as an extension where the server has it, else from npm.

import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { pgtap } from "@electric-sql/pglite-pgtap";
import pg from "pg";

const SCRIPT = "share/postgresql/extension/pgtap--1.3.5.sql";
const BLOCK = 512;
// The grant, because the project's default privileges leave nothing executable.
const AS_EXTENSION = `create extension pgtap schema extensions;
  grant execute on all functions in schema extensions to public`;

/** One file out of a gzipped tar archive. */
async function fromArchive(archive: URL, name: string): Promise<string> {
  const tar = gunzipSync(await readFile(archive));
  const text = (from: number, length: number) =>
    tar.subarray(from, from + length).toString("utf8").split("\0")[0];
  for (let at = 0; at < tar.length;) {
    const size = parseInt(text(at + 124, 12), 8) || 0;
    if (text(at, 100).replace(/^\.\//, "") === name) return text(at + BLOCK, size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`${archive} holds no ${name}`);
}

/** The same database as the local superuser, who alone may install plain functions for everyone. */
function asSuperuser(database: string): string {
  const url = new URL(database);
  url.username = "supabase_admin";
  return url.href;
}

async function withClient<T>(database: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Installs pgTAP once; nothing happens when it is there. */
export async function installPgtap(database: string): Promise<void> {
  const missing = await withClient(database, async (client) => {
    const found = await client.query(
      `select to_regprocedure('extensions.plan(integer)') is not null as installed,
         exists (select from pg_available_extensions where name = 'pgtap') as available`,
    );
    const { installed, available } = found.rows[0];
    if (!installed && available) await client.query(AS_EXTENSION);
    return !installed && !available;
  });
  if (!missing) return;
  const { bundlePath } = await pgtap.setup(null as never, {});
  const script = await fromArchive(bundlePath as URL, SCRIPT);
  await withClient(
    asSuperuser(database),
    (client) => client.query(`begin; set local search_path = extensions; ${script}; commit`),
  );
}
