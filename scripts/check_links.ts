// What a page points at is there: links to files and to headings, paths, and what it names in SQL.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

const LINK = /\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)/g;
const PATH =
  /`((?:\.github|bench|docs|functions|local|scripts|sql|supabase|tests|web)\/[\w./-]+)`/g;
const IN_SQL = /`(?:app|api)\.[a-z_]+/g;
const FENCE = /^ *```[^]*?^ *```$/gm;
const HEADING = /^#+ (.+)$/gm;
// A test may be named without the end that all of them have.
const ENDINGS = ["", ".test.sql", ".test.ts"];

const there = (path: string) => ENDINGS.some((end) => existsSync(join(REPOSITORY, path + end)));

async function read(path: string): Promise<string> {
  return (await readFile(join(REPOSITORY, path), "utf8")).replace(FENCE, "");
}

/** The name that GitHub gives a heading. */
function anchor(heading: string): string {
  return "#" + heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
}

async function hasHeading(path: string, wanted: string): Promise<boolean> {
  return [...(await read(path)).matchAll(HEADING)].some(([, text]) => anchor(text) === wanted);
}

async function ofPage(page: string, sql: string): Promise<string[]> {
  const text = await read(page);
  const links = await Promise.all([...text.matchAll(LINK)].map(async ([, target, heading]) => {
    const path = target ? join(dirname(page), target) : page;
    if (!there(path)) return [`${page} links to ${path}`];
    if (heading && !await hasHeading(path, heading)) return [`${page} links to ${path}${heading}`];
    return [];
  }));
  const paths = [...text.matchAll(PATH)].map(([, path]) => path);
  const names = [...text.matchAll(IN_SQL)].map(([match]) => match.slice(1));
  const missing = [
    ...paths.filter((path) => !there(path)),
    ...names.filter((name) => !new RegExp(`\\b${name}\\b`).test(sql)),
  ];
  return [...links.flat(), ...missing.map((name) => `${page} names ${name}`)];
}

/** Every link, path and SQL name of a page that leads nowhere. */
export async function findDeadLinks(): Promise<string[]> {
  const [pages, sources] = await Promise.all([files(".", ".md"), files("sql", ".sql")]);
  const sql = (await Promise.all(sources.map(read))).join("\n");
  const findings = await Promise.all(pages.map((page) => ofPage(page, sql)));
  return findings.flat().map((line) => `${line}: not there`);
}
