// Builds the one schema migration from sql/: a person edits small files, the CLI applies one.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { relative } from "node:path";

const ROOT = new URL("../", import.meta.url).pathname;
const MIGRATION = "supabase/migrations/20260101000000_baseline.sql";

/** The text of the migration: every file of sql/schema in path order, then those of sql/data. */
export async function baseline(): Promise<string> {
  const files = [...await sqlFiles("sql/schema"), ...await sqlFiles("sql/data")];
  const parts = await Promise.all(
    files.map(async (file) => `-- ${file}\n${(await readFile(ROOT + file, "utf8")).trim()}\n`),
  );
  return `-- Built by "deno task db:build": edit sql/, not this file.\n\n${parts.join("\n")}`;
}

/** Paths below a folder of the repository, in the order in which they load. */
export async function sqlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(ROOT + folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".sql"))
    .map((entry) => relative(ROOT, `${entry.parentPath}/${entry.name}`))
    .sort((one, other) => one < other ? -1 : 1);
}

/** Whether the migration on disk is the one that sql/ gives. */
export async function isBuilt(): Promise<boolean> {
  return await baseline() === await readFile(ROOT + MIGRATION, "utf8").catch(() => "");
}

if (import.meta.main) {
  if (!Deno.args.includes("--check")) {
    await writeFile(ROOT + MIGRATION, await baseline());
    console.log(`✓ ${MIGRATION} built from sql/`);
  } else if (await isBuilt()) {
    console.log(`✓ ${MIGRATION} is what sql/ gives`);
  } else {
    console.error(`✗ ${MIGRATION} differs from sql/: run "deno task db:build"`);
    Deno.exit(1);
  }
}
