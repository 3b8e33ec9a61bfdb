import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase } from "../local/database.ts";
import { freePorts } from "../local/ports.ts";

/** Gives the database of the environment, or a fresh one that lasts as long as the work. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const given = Deno.env.get("SUPABASE_DB_URL");
  if (given) return await work(given);
  const data = await mkdtemp(join(tmpdir(), "tremplin-database-"));
  const database = await startDatabase({ data, port: freePorts().database });
  try {
    return await work(database.url);
  } finally {
    await database.stop();
    await rm(data, { recursive: true });
  }
}
