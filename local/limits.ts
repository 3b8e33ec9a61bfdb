/** Rate limits of the offline stack: a hundred times those that ship, so that nobody meets one there. */
import pg from "pg";

const TIMES = 100;

/** Runs what may add limits, and raises those that it added; an operator's own stay as they are. */
export async function raisingLimits<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const before = await limits(databaseUrl);
  const result = await work();
  const added = (await limits(databaseUrl)).filter((limit) => !before.includes(limit));
  if (added.length > 0) {
    await ask(
      databaseUrl,
      "update app.rate_limit set slots = slots * $1 where action || '/' || scope = any ($2)",
      [TIMES, added],
    );
  }
  return result;
}

async function limits(databaseUrl: string): Promise<string[]> {
  const [{ found }] = await ask(databaseUrl, "select to_regclass('app.rate_limit') as found");
  if (!found) return [];
  const rows = await ask(databaseUrl, "select action || '/' || scope as name from app.rate_limit");
  return rows.map(({ name }: { name: string }) => name);
}

async function ask(url: string, text: string, values?: unknown[]) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
