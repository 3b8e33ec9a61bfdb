/** Stand-in for pg_cron, for the offline stack only: cleans up every minute, looks at Auth daily. */
import pg from "pg";

const EVERY_MS = 60_000;
const CLEAN_UP = "select app.cleanup_expired_sessions(), app.cleanup_rate_slots(), " +
  "app.cleanup_former_produits(), app.cleanup_migrated_responses()";

const DAILY_MS = 24 * 60 * EVERY_MS;
const WATCH = "select app.watch_auth_contract()";

export interface Clock {
  stop(): Promise<void>;
}

export function startClock(databaseUrl: string, report: (problem: string) => void): Clock {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on("error", () => {});
  let tick = Promise.resolve();
  const run = (sql: string) => {
    tick = tick.then(() => pool.query(sql))
      .then(() => {}, (error: Error) => report(`The clock failed, ${sql}: ${error.message}`));
  };
  run(WATCH);
  const timers = [
    setInterval(() => run(CLEAN_UP), EVERY_MS),
    setInterval(() => run(WATCH), DAILY_MS),
  ];
  return {
    stop: async () => {
      timers.forEach(clearInterval);
      await tick;
      await pool.end();
    },
  };
}
