import pg from "pg";
import { startDatabase } from "../../local/database.ts";
import { freePorts } from "../../local/ports.ts";

export type Ask = (text: string, values?: unknown[]) => Promise<pg.QueryResult["rows"]>;

/** A database as `postgres` sees it, each time on a connection of its own. */
export interface Access {
  /** Does several things on one connection. */
  connected<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  sql: Ask;
  /** Does something in one transaction, and commits. A call that waits for it comes back in an
   * object: by itself it would be awaited here, before the commit. */
  transaction<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  /** The refusal that a statement meets, if any. */
  attempt(text: string, values?: unknown[]): Promise<string | undefined>;
  /** Comes back once that many connections wait for a lock. */
  waiting(count: number): Promise<void>;
}

export function access(url: string): Access {
  async function connected<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return await work(async (text, values) => (await client.query(text, values)).rows);
    } finally {
      await client.end();
    }
  }

  const sql: Ask = (text, values) => connected((ask) => ask(text, values));

  return {
    connected,
    sql,

    transaction: (work) =>
      connected(async (ask) => {
        await ask("begin");
        const result = await work(ask);
        await ask("commit");
        return result;
      }),

    async attempt(text, values) {
      try {
        await sql(text, values);
      } catch (error) {
        const { code, message } = error as pg.DatabaseError;
        return `${code} ${message}`;
      }
    },

    async waiting(count) {
      const WAITING = "select from pg_stat_activity " +
        "where wait_event_type = 'Lock' and datname = current_database()";
      for (let tries = 0; tries < 100; tries++) {
        if ((await sql(WAITING)).length >= count) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error("nobody waits");
    },
  };
}

/** A database that nobody else uses, with the schema in it or as Supabase hands it over. */
export async function ownDatabase(
  { migrate }: { migrate: boolean },
): Promise<Access & { url: string; adminUrl: string; stop(): Promise<void> }> {
  const data = await Deno.makeTempDir({ prefix: "tremplin-test-" });
  const { url, adminUrl, stop } = await startDatabase({
    data,
    port: freePorts().database,
    migrate,
  });
  return {
    ...access(url),
    url,
    adminUrl,
    async stop() {
      await stop();
      await Deno.remove(data, { recursive: true });
    },
  };
}
