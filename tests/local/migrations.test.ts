import { assertEquals } from "@std/assert";
import { applyMigrations, schemaState } from "../../local/migrations.ts";
import { supabase } from "../../scripts/supabase.ts";
import { type Ask, ownDatabase } from "../_support/database.ts";

async function onNewDatabase(work: (url: string, ask: Ask) => Promise<void>): Promise<void> {
  const database = await ownDatabase({ migrate: false });
  try {
    await work(database.url, database.sql);
  } finally {
    await database.stop();
  }
}

const EDIT =
  "update supabase_migrations.schema_migrations set statements[1] = statements[1] || '-'";

Deno.test("to look at a database leaves it as it is", () =>
  onNewDatabase(async (url, ask) => {
    const { pending, changed } = await schemaState(url);

    assertEquals([pending.length > 0, changed], [true, []]);
    assertEquals(await ask("select to_regnamespace('supabase_migrations') as history"), [
      { history: null },
    ]);
  }));

Deno.test("what the real CLI has applied is neither pending nor changed, until a file is edited", () =>
  onNewDatabase(async (url, ask) => {
    const { code, stderr } = await supabase("migration", "up", `--remote=${url}`, "--yes");

    assertEquals(code, 0, stderr);
    assertEquals(await schemaState(url), { pending: [], changed: [] });
    assertEquals(await applyMigrations(url), []);
    assertEquals(await ask("select * from app.check_invariants()"), []);

    await ask(EDIT);
    assertEquals((await schemaState(url)).changed.length > 0, true);
  }));

Deno.test("what we have applied ourselves is neither pending nor changed, until a file is edited", () =>
  onNewDatabase(async (url, ask) => {
    const applied = await applyMigrations(url);

    assertEquals(await schemaState(url), { pending: [], changed: [] });

    await ask(EDIT);
    assertEquals((await schemaState(url)).changed, applied);
  }));
