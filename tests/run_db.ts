// Runs the pgTAP files of tests/db, each in its own connection, as role postgres.
// They are plain SQL plus \ir, so pg_prove and "supabase test db" read the same files.
// deno task test:db [--filter=words of a path] [--today=2027-02-01]

import { readdir, readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { parseArgs } from "@std/cli/parse-args";
import pg from "pg";
import { Parser } from "tap-parser";
import { readTarget } from "../local/settings.ts";
import { inLanes } from "../scripts/lanes.ts";
import { installPgtap } from "./pgtap.ts";

const FOLDER = new URL("db/", import.meta.url).pathname;
const DATABASE = readTarget().databaseUrl;
const AT_ONCE = 2;

interface Outcome {
  passed: number;
  failures: string[];
}

/** The text of a file with each `\ir other` replaced by that file; no other psql command is known. */
async function expand(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8")).split("\n");
  const expanded = await Promise.all(lines.map((line) => {
    if (!line.startsWith("\\")) return line;
    const included = line.match(/^\\ir (\S+)$/)?.[1];
    if (!included) throw new Error(`${file}: only \\ir is understood, not ${line}`);
    return expand(resolve(dirname(file), included));
  }));
  return expanded.join("\n");
}

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
  ]
    .filter(Boolean).join("\n");
}

/** Reads TAP: what passed, and each failure with the diagnostics that follow it. */
function judge(lines: string[], error?: string): Outcome {
  const failures: string[] = [];
  const parser = new Parser();
  parser.on("comment", (comment: string) => {
    if (failures.length > 0) failures.push(failures.pop() + comment.trimEnd() + "\n");
  });
  parser.on("assert", (result: { ok: boolean; skip: unknown; todo: unknown; name: string }) => {
    if (!result.ok) failures.push(`${result.name}\n`);
    else if (result.skip || result.todo) failures.push(`${result.name} (skipped)\n`);
  });
  let passed = 0;
  parser.on(
    "complete",
    (results: { pass: number; plan: { end: number | null }; count: number }) => {
      passed = results.pass;
      if (error) failures.push(error);
      else if (results.plan.end === null || results.count === 0) failures.push("no TAP plan");
      else if (results.plan.end !== results.count) {
        failures.push(`planned ${results.plan.end} assertions, ran ${results.count}`);
      }
    },
  );
  parser.end(lines.join("\n") + "\n");
  return { passed, failures };
}

async function runFile(file: string, today?: string): Promise<Outcome> {
  const { lines, error } = await output(await expand(file), today)
    .catch((error) => ({ lines: [], error: String(error) }));
  const outcome = judge(lines, error);
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
