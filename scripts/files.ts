import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { REPOSITORY } from "../local/settings.ts";

const NOT_OURS = ["node_modules", "supabase/migrations", "functions/_shared/database.types.ts"];

/** Files of the repository that people edit, as paths from its root, sorted. */
export async function files(folder: string, ...endings: string[]): Promise<string[]> {
  const entries = await readdir(join(REPOSITORY, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(".") && !NOT_OURS.some((name) => path.includes(name)))
    .sort((one, other) => one < other ? -1 : 1);
}
