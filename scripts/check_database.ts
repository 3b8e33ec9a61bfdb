// What the real CLI says of the database: its advisors, and whether the schema migrations are in.

import { supabase } from "./supabase.ts";

// On a fresh database no index has been used yet.
const EXPECTED = new Set(["unused_index"]);

interface Advice {
  name: string;
  level: string;
  detail: string;
}

/** Every piece of advice but the expected ones. */
export async function findAdvice(databaseUrl: string): Promise<string[]> {
  const { stdout, stderr } = await supabase(
    ...["db", "advisors", `--remote=${databaseUrl}`, "--level=info", "--output-format=json"],
  );
  const results = stdout.trim() && JSON.parse(stdout).results as Advice[];
  if (!results) return [stderr.trim()];
  return results
    .filter(({ name }) => !EXPECTED.has(name))
    .map(({ level, name, detail }) => `${level} ${name}: ${detail}`);
}

/** Whether the CLI accepts the history that is recorded, and finds nothing left to apply. */
export async function findPendingMigrations(databaseUrl: string): Promise<string[]> {
  const result = await supabase("migration", "up", `--remote=${databaseUrl}`, "--yes");
  return result.code === 0 ? [] : [result.stderr.trim()];
}
