// Writes functions/_shared/database.types.ts from a database with the schema in it, by the real CLI.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { withDatabase } from "./database.ts";
import { supabase } from "./supabase.ts";

const TYPES = "functions/_shared/database.types.ts";

async function generate(databaseUrl: string): Promise<string> {
  const result = await supabase("gen", "types", "--schema", "api", `--remote=${databaseUrl}`);
  if (result.code !== 0) throw new Error(result.stderr);
  return result.stdout;
}

/** What is wrong with the types on disk: nothing when the database gives the same. */
export async function findStaleTypes(databaseUrl: string): Promise<string[]> {
  const written = await readFile(join(REPOSITORY, TYPES), "utf8").catch(() => "");
  return written === await generate(databaseUrl)
    ? []
    : [`${TYPES} differs from the database: run "deno task types"`];
}

if (import.meta.main) {
  await writeFile(join(REPOSITORY, TYPES), await withDatabase(generate));
  console.log(`✓ ${TYPES} written`);
}
