// docs/database.md is the map of the database: whatever is created in schemas app and api is on it.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

const MAP = "docs/database.md";
const CREATED = /^create (?:table|function) ((?:app|api)\.([a-z_]+))/gm;

async function read(path: string): Promise<string> {
  return await readFile(join(REPOSITORY, path), "utf8");
}

/** Every table and function that the map leaves out. */
export async function findUnmapped(): Promise<string[]> {
  const map = await read(MAP);
  const sources = await Promise.all((await files("sql/schema", ".sql")).map(read));
  return [...sources.join("\n").matchAll(CREATED)]
    .filter(([, , name]) => !new RegExp(`[\`.]${name}\``).test(map))
    .map(([, fullName]) => `${MAP} does not name ${fullName}`);
}
