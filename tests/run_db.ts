// Runs the pgTAP files of tests/db, each in its own connection, as role postgres.
// They are plain SQL plus \ir, so pg_prove and "supabase test db" read the same files.
// deno task test:db [--filter=words of a path] [--today=2027-02-01]

import { readdir } from "node:fs/promises";
import { relative } from "node:path";
import { parseArgs } from "@std/cli/parse-args";
import pg from "pg";
import { readTarget } from "../local/settings.ts";
import { inLanes } from "../scripts/lanes.ts";
import { installPgtap } from "./pgtap.ts";
import { expand, judge, type Outcome } from "./tap.ts";

const FOLDER = new URL("db/", import.meta.url).pathname;
const DATABASE = readTarget().databaseUrl;
const AT_ONCE = 2;

/** Sends a file's SQL and gives every value that came back, one line each, as psql would. */
async function output(sql: string, today?: string): Promise<{ lines: string[]; error?: string }> {
  const client = new pg.Client({
    connectionString: DATABASE,
    options: today && `-c tremplin.today=${today}`,
  });
  const lines: string[] = [];
  await client.connect();
  try {
    const query = client.query(
      new pg.Query<unknown[]>({
        text: sql,
        rowMode: "array",
        types: { getTypeParser: () => String },
      }),
    );
    query.on("row", (row: unknown[]) => lines.push(row.join("|")));
    await new Promise((done, fail) => query.on("end", done).on("error", fail));
    return { lines };
  } catch (error) {
    return { lines, error: explain(error as pg.DatabaseError, sql) };
  } finally {
    await client.end();
  }
}

/** A database error with the line of SQL it points at. */
function explain(error: pg.DatabaseError, sql: string): string {
  const before = sql.slice(0, Number(error.position ?? 0)).split("\n").length;
  const line = error.position && sql.split("\n")[before - 1].trim();
  return [
    `SQL error ${error.code}: ${error.message}`,
    error.detail,
    error.where,
    line && `at: ${line}`,
  ].filter(Boolean).join("\n");
}

async function runFile(file: string, today?: string): Promise<Outcome> {
  const outcome = await expand(file)
    .then((sql) => output(sql, today))
    .then(({ lines, error }) => judge(lines, error))
    .catch((error) => ({ passed: 0, failures: [String(error)] }));
  console.log(`${outcome.failures.length === 0 ? "✓" : "✗"} ${relative(FOLDER, file)}`);
  for (const failure of outcome.failures) console.log(failure.trimEnd().replace(/^/gm, "    "));
  return outcome;
}

const { filter = "", today } = parseArgs(Deno.args, { string: ["filter", "today"] });
const files = (await readdir(FOLDER, { recursive: true }))
  .filter((path) => path.endsWith(".test.sql") && path.includes(filter))
  .sort()
  .map((path) => FOLDER + path);

await installPgtap(DATABASE);
const outcomes = await inLanes(AT_ONCE, files, (file) => runFile(file, today));

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failures.length, 0);
console.log(`${passed} passed, ${failed} failed`);
Deno.exit(failed === 0 && passed > 0 ? 0 : 1);
