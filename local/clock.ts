/** Stand-in for pg_cron, for the offline stack only: cleans up every minute. */
import pg from "pg";

const EVERY_MS = 60_000;
const CLEAN_UP = "select app.cleanup_expired_sessions(), app.cleanup_rate_slots(), " +
  "app.cleanup_former_produits()";

export interface Clock {
  stop(): Promise<void>;
}

export function startClock(databaseUrl: string, report: (problem: string) => void): Clock {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on("error", () => {});
  let tick = Promise.resolve();
  const timer = setInterval(() => {
    tick = tick.then(() => pool.query(CLEAN_UP))
      .then(() => {}, (error: Error) => report(`Clean-up failed: ${error.message}`));
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await tick;
      await pool.end();
    },
  };
}
