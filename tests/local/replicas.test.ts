// Who may pass for a replica fires no ordinary trigger. Supabase lets `postgres` do so, plain
// Postgres a superuser alone.
import { assertEquals } from "@std/assert";
import { access, ownDatabase } from "../_support/database.ts";

const REPLICA = "begin; set local session_replication_role = replica;";

Deno.test("to pass for a replica changes neither the trail nor published rules", async () => {
  const database = await ownDatabase({ migrate: true });
  try {
    const admin = access(database.adminUrl);
    await database.sql("select app.write_audit_event('test_event', null, null, 'test', '{}')");
    const outcomes = [];
    for (
      const statement of [
        "update app.audit_event set actor = 'nobody'",
        "delete from app.audit_event",
        "truncate app.audit_event",
        "update app.ruleset set name = 'other'",
        "delete from app.criterion",
        "update app.parameter set value = 0",
        "truncate app.question cascade",
      ]
    ) {
      outcomes.push(await admin.attempt(`${REPLICA} ${statement}`));
    }

    assertEquals(outcomes, [
      ...Array(3).fill("PT403 forbidden"),
      ...Array(4).fill("PT409 ruleset_published"),
    ]);
  } finally {
    await database.stop();
  }
});

Deno.test("published rules come in with a restore that works as a replica", async () => {
  const database = await ownDatabase({ migrate: true });
  try {
    const admin = access(database.adminUrl);
    await admin.transaction(async (restore) => {
      await restore("set local session_replication_role = replica");
      await restore(
        `insert into app.ruleset
        select (jsonb_populate_record(r, '{"id": 99, "name": "restored"}')).*
        from app.ruleset as r where r.status = 'published'`,
      );
      await restore(
        `insert into app.parameter
        select (jsonb_populate_record(p, '{"ruleset_id": 99}')).* from app.parameter as p`,
      );
    });

    assertEquals(
      await database.sql(
        `select count(*) filter (where ruleset_id = 99) > 0 as restored,
          count(*) filter (where ruleset_id = 99) * 2 = count(*) as whole
        from app.parameter`,
      ),
      [{ restored: true, whole: true }],
    );
    assertEquals(
      await database.attempt("update app.parameter set value = 0 where ruleset_id = 99"),
      "PT409 ruleset_published",
    );
  } finally {
    await database.stop();
  }
});
