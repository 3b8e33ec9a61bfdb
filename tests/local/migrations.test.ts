import { assertEquals } from "@std/assert";
import pg from "pg";
import { startDatabase } from "../../local/database.ts";
import { applyMigrations, schemaState } from "../../local/migrations.ts";
import { freePorts } from "../../local/ports.ts";
import { supabase } from "../../scripts/supabase.ts";

type Ask = (sql: string) => Promise<pg.QueryResult["rows"]>;

/** Gives a database as Supabase hands it over: before the first schema migration. */
async function onNewDatabase(work: (url: string, ask: Ask) => Promise<void>): Promise<void> {
  const data = await Deno.makeTempDir({ prefix: "tremplin-test-" });
  const database = await startDatabase({ data, port: freePorts().database, migrate: false });
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    await work(database.url, async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
    await database.stop();
    await Deno.remove(data, { recursive: true });
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
