// Builds the one schema migration from sql/: a person edits small files, the CLI applies one.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

const MIGRATION = "supabase/migrations/20260101000000_baseline.sql";
const ON_DISK = join(REPOSITORY, MIGRATION);

/** The text of the migration: every file of sql/schema in path order, then those of sql/data. */
async function baseline(): Promise<string> {
  const sources = [...await files("sql/schema", ".sql"), ...await files("sql/data", ".sql")];
  const parts = await Promise.all(sources.map(async (path) => {
    const text = await readFile(join(REPOSITORY, path), "utf8");
    return `-- ${path}\n${text.trim()}\n`;
  }));
  return `-- Built by "deno task db:build": edit sql/, not this file.\n\n${parts.join("\n")}`;
}

/** What is wrong with the migration on disk: nothing when it is the one that sql/ gives. */
export async function findStaleMigration(): Promise<string[]> {
  const written = await readFile(ON_DISK, "utf8").catch(() => "");
  if (written === await baseline()) return [];
  return [`${MIGRATION} differs from sql/: run "deno task db:build"`];
}

if (import.meta.main) {
  if (!Deno.args.includes("--check")) await writeFile(ON_DISK, await baseline());
  const findings = await findStaleMigration();
  console.log(findings[0] ?? `✓ ${MIGRATION} is what sql/ gives`);
  Deno.exit(findings.length === 0 ? 0 : 1);
}
