// One list of error codes on every shelf: raised in sql/, known to functions/, told in docs/api.md.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { problems } from "../functions/_shared/problem.ts";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

// Refusals to those who edit the catalogue in SQL; no visitor meets them, so no page of the API does.
const FOR_EDITORS = new Set(["invalid_ruleset", "ruleset_outdated", "ruleset_published"]);

const RAISE = /errcode = 'PT(\d{3})',\s+message = '(\w+)'/g;

async function text(...paths: string[]): Promise<string> {
  const texts = paths.map((path) => readFile(join(REPOSITORY, path), "utf8"));
  return (await Promise.all(texts)).join("\n");
}

/** Every code that one shelf has and another lacks, or has with another status. */
export async function findUnknownCodes(): Promise<string[]> {
  const sql = await text(...await files("sql", ".sql"));
  const edge = await text(
    ...(await files("functions", ".ts")).filter((path) => !path.endsWith("/problem.ts")),
  );
  const docs = await text("docs/api.md");
  const raised = [...sql.matchAll(RAISE)].map(([, status, code]) => ({ status, code }))
    .filter(({ code }) => !FOR_EDITORS.has(code));
  const known = new Map<string, number>(
    Object.entries(problems).map(([code, { status }]) => [code, status]),
  );

  const unknown = raised
    .filter(({ status, code }) => known.get(code) !== Number(status))
    .map(({ status, code }) => `sql/ raises ${status} ${code}, problem.ts says ${known.get(code)}`);
  const unused = [...known.keys()]
    .filter((code) => !raised.some((one) => one.code === code) && !edge.includes(`"${code}"`))
    .map((code) => `problem.ts has ${code}, which nothing raises`);
  const untold = [...known.keys()]
    .filter((code) => !docs.includes(`\`${code}\``))
    .map((code) => `docs/api.md does not name ${code}`);
  return [...new Set([...unknown, ...unused, ...untold])];
}
