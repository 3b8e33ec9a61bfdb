// The recipes of docs/rules.md are run by tests, word for word.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

const SECTION = /^## (.+)$([^]*?)(?=^## |$(?![^]))/gm;
const SQL = /^```sql\n([^]*?)^```$/gm;

async function read(path: string): Promise<string> {
  return await readFile(join(REPOSITORY, path), "utf8");
}

/** Every recipe whose SQL no test of its name runs, block by block in the same order. */
export async function findUntestedRecipes(): Promise<string[]> {
  const tests = await files("tests/db/rulesets", ".test.sql");
  const recipes = [...(await read("docs/rules.md")).matchAll(SECTION)]
    .map(([, title, text]) => ({
      path: `tests/db/rulesets/${title.toLowerCase().replaceAll(" ", "_")}.test.sql`,
      sql: [...text.matchAll(SQL)].map(([, block]) => block).join("\n"),
    }))
    .filter(({ sql }) => sql !== "");
  if (recipes.length === 0) return ["docs/rules.md has no recipe"];

  const untested = await Promise.all(recipes.map(async ({ path, sql }) => {
    const isRun = tests.includes(path) && (await read(path)).includes(sql);
    return isRun ? [] : [`${path} does not run the recipe of docs/rules.md as it is written there`];
  }));
  return untested.flat();
}
