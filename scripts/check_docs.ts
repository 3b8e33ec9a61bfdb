// What a person can type is written down: every task, and every environment variable the code reads.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "../local/settings.ts";
import { files } from "./files.ts";

const OURS = /\b((?:TREMPLIN|MIGRATION|SUPABASE)_[A-Z_]+|ALLOWED_ORIGINS|REST_URL|AUTH_URL)\b/g;
const TASK = /\bdeno(?:@[\d.]+)? task ([a-z][\w:]*)/g;
const READ = /\benv(?:\.get\("|\.|\(")([A-Z][A-Z_]+)\b/g;

// Set by the machine, or by our own code for a tool, not by a person who uses the project.
const NOT_A_SETTING = new Set([
  ...["HOME", "NO_COLOR", "PATH", "USER"],
  ...["SUPABASE_EXPERIMENTAL_STACK", "SUPABASE_NATIVE_POSTGRES_USER"],
]);

async function read(path: string): Promise<string> {
  return await readFile(join(REPOSITORY, path), "utf8");
}

/** Every task and variable that no page names, and every task that a page makes up. */
export async function findUndocumented(): Promise<string[]> {
  const { tasks } = JSON.parse(await read("deno.json"));
  const pages = await Promise.all(
    (await files(".", ".md")).filter((path) => !path.startsWith("docs/decisions/")).map(read),
  );
  const docs = pages.join("\n");
  const variables = new Map<string, string>();
  for (const path of await files(".", ".ts", ".sh")) {
    const code = await read(path);
    for (const [, name] of [...code.matchAll(OURS), ...code.matchAll(READ)]) {
      if (!NOT_A_SETTING.has(name)) variables.set(name, path);
    }
  }
  return [
    ...Object.keys(tasks)
      .filter((task) => !new RegExp(`\\btask ${task}(?![\\w:-])`).test(docs))
      .map((task) => `no page names "deno task ${task}"`),
    ...[...new Set([...docs.matchAll(TASK)].map(([, task]) => task))]
      .filter((task) => !Object.hasOwn(tasks, task))
      .map((task) => `there is no "deno task ${task}", which a page names`),
    ...[...variables]
      .filter(([name]) => !new RegExp(`\\b${name}\\b`).test(docs))
      .map(([name, path]) => `no page names ${name}, read in ${path}`),
  ];
}
