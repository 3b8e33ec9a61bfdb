// Two connections and one catalogue. On a database of its own: a publication is for ever.
import { assertEquals } from "@std/assert";
import { ownDatabase } from "../_support/database.ts";

let database: Awaited<ReturnType<typeof ownDatabase>>;

Deno.test.beforeAll(async () => {
  database = await ownDatabase({ migrate: true });
});

Deno.test.afterAll(() => database.stop());

Deno.test("of two drafts that are published at once, the second is outdated", async () => {
  const [first, second] = [await draft("first"), await draft("second")];
  const overtaken = await database.transaction(async (holder) => {
    await holder(PUBLISH, [first]);
    const overtaken = database.attempt(PUBLISH, [second]);
    await database.waiting(1);
    return { overtaken };
  });

  assertEquals(await overtaken.overtaken, "PT409 ruleset_outdated");
  assertEquals(await statuses(first, second), ["published", "draft"]);
});

Deno.test("an edit waits for the publication of its draft, and is then refused", async () => {
  const ruleset = await draft("edited-late");
  const edit = await database.transaction(async (holder) => {
    await holder(PUBLISH, [ruleset]);
    const edit = database.attempt(EMPTY, [ruleset]);
    await database.waiting(1);
    return { edit };
  });

  assertEquals(await edit.edit, "PT409 ruleset_published");
  assertEquals(await database.sql("select * from app.catalogue_faults($1)", [ruleset]), []);
});

Deno.test("a publication waits for the edits of its draft, and lints what they leave", async () => {
  const ruleset = await draft("edited-meanwhile");
  const publication = await database.transaction(async (holder) => {
    await holder(EMPTY, [ruleset]);
    const publication = database.attempt(PUBLISH, [ruleset]);
    await database.waiting(1);
    return { publication };
  });

  assertEquals(await publication.publication, "PT422 invalid_ruleset");
  assertEquals(await statuses(ruleset), ["draft"]);
});

Deno.test("sessions start while a publication is under way", async () => {
  const ruleset = await draft("published-meanwhile");
  await database.transaction(async (holder) => {
    await holder(PUBLISH, [ruleset]);
    assertEquals(
      await database.attempt("set lock_timeout = '1s'; select api.create_session()"),
      undefined,
    );
  });

  assertEquals(await statuses(ruleset), ["published"]);
});

const PUBLISH = "select app.publish_ruleset($1)";
const EMPTY = "delete from app.criterion where ruleset_id = $1";

async function draft(name: string): Promise<number> {
  return (await database.sql("select app.draft_ruleset($1) as id", [name]))[0].id;
}

async function statuses(...ids: number[]): Promise<string[]> {
  const rows = await database.sql(
    "select status::text from app.ruleset where id = any ($1) order by id",
    [ids],
  );
  return rows.map(({ status }: { status: string }) => status);
}
