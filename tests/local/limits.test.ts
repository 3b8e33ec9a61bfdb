import { assertEquals } from "@std/assert";
import { raisingLimits } from "../../local/limits.ts";
import { applyMigrations } from "../../local/migrations.ts";
import { type Ask, ownDatabase } from "../_support/database.ts";

const SHIPPED = new URL("../../sql/data/05_rate_limits.sql", import.meta.url);

async function slots(ask: Ask): Promise<number[]> {
  const rows = await ask("select slots from app.rate_limit order by action, scope");
  return rows.map(({ slots }: { slots: number }) => slots);
}

Deno.test("an offline database has a hundred times the slots that ship, and leaves an edit alone", async () => {
  const database = await ownDatabase({ migrate: true });
  try {
    const shipped = await database.connected(async (ask) => {
      await ask("begin; delete from app.rate_limit");
      await ask(await Deno.readTextFile(SHIPPED));
      return await slots(ask);
    });
    assertEquals(await slots(database.sql), shipped.map((count) => count * 100));

    await database.sql("update app.rate_limit set slots = 5");
    await raisingLimits(database.url, () => applyMigrations(database.url));
    assertEquals(new Set(await slots(database.sql)), new Set([5]));
  } finally {
    await database.stop();
  }
});
