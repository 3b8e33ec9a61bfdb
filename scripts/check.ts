// Everything that can be checked without running a scenario. Each part prints one line.
// deno task check [words of a part's name]

import { findUnknownCodes } from "./check_codes.ts";
import { findAdvice, findPendingMigrations } from "./check_database.ts";
import { findUndocumented } from "./check_docs.ts";
import { findDeadLinks } from "./check_links.ts";
import { findUnmapped } from "./check_map.ts";
import { findUnsoundDocuments } from "./check_openapi.ts";
import { findUntestedRecipes } from "./check_recipes.ts";
import { findSqlStyle } from "./check_sql.ts";
import { withDatabase } from "./database.ts";
import { findStaleMigration } from "./db_build.ts";
import { inLanes } from "./lanes.ts";
import { run } from "./supabase.ts";
import { findStaleTypes } from "./types.ts";

interface Part {
  name: string;
  /** What is wrong, one line each; nothing when all is well. */
  find: () => Promise<string[]>;
}

const AT_ONCE = 2;
// Lines of a tool's own report; the tool itself tells the rest.
const LONGEST = 40;

const OF_FILES: Part[] = [
  { name: "type check", find: () => deno("check", "--quiet", ".") },
  { name: "lint", find: () => deno("lint") },
  { name: "format", find: () => deno("fmt", "--check") },
  { name: "sql style", find: findSqlStyle },
  { name: "schema migration built", find: findStaleMigration },
  { name: "error codes agree", find: findUnknownCodes },
  { name: "OpenAPI documents are sound", find: findUnsoundDocuments },
  { name: "docs name every task and variable", find: findUndocumented },
  { name: "docs name every table and function", find: findUnmapped },
  { name: "docs lead somewhere", find: findDeadLinks },
  { name: "recipes are run by tests", find: findUntestedRecipes },
];

const OF_DATABASE: { name: string; find: (databaseUrl: string) => Promise<string[]> }[] = [
  { name: "generated types", find: findStaleTypes },
  { name: "advisors of the CLI", find: findAdvice },
  { name: "schema migrations by the CLI", find: findPendingMigrations },
];

async function deno(...args: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(Deno.execPath(), args);
  return code === 0 ? [] : (stdout + stderr).trim().split("\n").slice(0, LONGEST);
}

/** Runs one part and says whether it passed. */
async function report({ name, find }: Part): Promise<boolean> {
  const findings = await find().catch((error) => [String(error)]);
  console.log(`${findings.length === 0 ? "✓" : "✗"} ${name}`);
  for (const finding of findings) console.log(finding.replace(/^/gm, "    "));
  return findings.length === 0;
}

const wanted = (part: { name: string }) => part.name.includes(Deno.args.join(" "));
const ofDatabase = OF_DATABASE.filter(wanted);
const results = await inLanes(AT_ONCE, OF_FILES.filter(wanted), report);
if (ofDatabase.length > 0) {
  results.push(
    ...await withDatabase((url) =>
      inLanes(AT_ONCE, ofDatabase, ({ name, find }) => report({ name, find: () => find(url) }))
    ),
  );
}

const passed = results.filter(Boolean).length;
console.log(`${passed} passed, ${results.length - passed} failed`);
Deno.exit(passed === results.length ? 0 : 1);
