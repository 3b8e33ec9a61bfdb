// What a page points at is there: links to files and to headings, and the paths it names.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

const LINK = /\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)/g;
const PATH =
  /`((?:\.github|bench|docs|functions|local|scripts|sql|supabase|tests|web)\/[\w./-]+)`/g;
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

async function ofPage(page: string): Promise<string[]> {
  const text = await read(page);
  const links = await Promise.all([...text.matchAll(LINK)].map(async ([, target, heading]) => {
    const path = target ? join(dirname(page), target) : page;
    if (!there(path)) return [`${page} links to ${path}`];
    if (heading && !await hasHeading(path, heading)) return [`${page} links to ${path}${heading}`];
    return [];
  }));
  const paths = [...text.matchAll(PATH)].map(([, path]) => path);
  return [
    ...links.flat(),
    ...paths.filter((p) => !there(p)).map((path) => `${page} names ${path}`),
  ];
}

/** Every link and path of a page that leads nowhere. */
export async function findDeadLinks(): Promise<string[]> {
  const pages = await files(".", ".md");
  return (await Promise.all(pages.map(ofPage))).flat().map((line) => `${line}: not there`);
}
