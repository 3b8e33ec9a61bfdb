// House style of SQL that Postgres itself cannot see: files, columns, case, the header's order.

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

const WIDEST = 100;
const ONE_FUNCTION_A_FILE = ["sql/schema/30_logic/", "sql/schema/50_api/"];

// The body of a function or a do block is code like the rest; whatever else is quoted is not.
const BODY = /\b(as|do) (\$\w*\$)([^]*?)\2/g;
const NOT_CODE = /--[^\n]*|'(?:[^']|'')*'|"[^"]*"|(\$\w*\$)[^]*?\1/g;

// A function's clauses, in the order a reader finds them.
const CLAUSES: [name: string, pattern: RegExp, required: boolean][] = [
  ["returns", /^returns /m, true],
  ["language", /^language /m, true],
  ["volatility", /^(immutable|stable|volatile)$/m, true],
  ["strict", /^strict$/m, false],
  ["security", /^security (invoker|definer)$/m, true],
  ["search_path", /^set search_path = /m, true],
  ["as", /^as \$\w*\$$/m, true],
];

/** Every breach of the house style, one line each. */
export async function findSqlStyle(): Promise<string[]> {
  const paths = await files(".", ".sql", ".psql");
  const findings = await Promise.all(
    paths.map(async (path) => breaches(path, await readFile(join(REPOSITORY, path), "utf8"))),
  );
  return findings.flat();
}

/** The breaches of one file. */
export function breaches(path: string, text: string): string[] {
  const found = [...shape(text), ...upperCase(text)];
  if (path.startsWith("sql/")) found.push(...headers(text));
  if (ONE_FUNCTION_A_FILE.some((folder) => path.startsWith(folder))) {
    found.push(...fileName(basename(path, ".sql"), text));
  }
  return found.map((breach) => `${path}${breach}`);
}

function shape(text: string): string[] {
  const findings = text.split("\n").flatMap((line, index) => [
    ...([...line].length > WIDEST ? [`:${index + 1} is wider than ${WIDEST} columns`] : []),
    ...(/\t/.test(line) ? [`:${index + 1} holds a tab`] : []),
    ...(/\s$/.test(line) ? [`:${index + 1} ends in white space`] : []),
  ]);
  return text.endsWith("\n") ? findings : [...findings, " does not end in a line feed"];
}

function upperCase(text: string): string[] {
  const code = text.replace(BODY, "$1 $3")
    .replace(NOT_CODE, (quoted) => quoted.replace(/[^\n]/g, " "));
  return code.split("\n").flatMap((line, index) => {
    const word = line.match(/[A-Z]\w*/);
    return word ? [`:${index + 1} has "${word[0]}" in upper case`] : [];
  });
}

function headers(text: string): string[] {
  return functions(text).flatMap(({ name, header }) => {
    const places = CLAUSES.map(([clause, pattern, required]) => ({
      clause,
      required,
      at: header.search(pattern),
    }));
    const missing = places.filter(({ required, at }) => required && at < 0);
    const found = places.filter(({ at }) => at >= 0);
    const late = found.find(({ at }, index) => index > 0 && at < found[index - 1].at);
    return [
      ...missing.map(({ clause }) => `: ${name} does not state its ${clause}`),
      ...(late ? [`: ${name} states its ${late.clause} too early`] : []),
    ];
  });
}

function fileName(expected: string, text: string): string[] {
  const names = functions(text).map(({ name }) => name);
  if (names.length === 1 && names[0] === expected) return [];
  return [`: holds ${names.join(", ") || "no function"}, not ${expected} alone`];
}

function functions(text: string): { name: string; header: string }[] {
  return [...text.matchAll(/^create (?:or replace )?function \w+\.(\w+)[^]*?^as \$\w*\$$/gm)]
    .map(([header, name]) => ({ name, header }));
}
