// `deno task failures`: what an operator is told of the migrations that failed.
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { freePorts } from "../../local/ports.ts";
import { run } from "../_support/script.ts";
import { answer, completedSession, migrate, type Session, sql, world } from "./_support/stack.ts";

/** What is told of one session, and how the task ends when it is the only one. */
async function told({ session_id }: Session): Promise<string[]> {
  const { lines } = await run("failures.ts");
  const first = lines.findIndex((line) => line.endsWith(` session ${session_id}`));
  return first < 0 ? [] : lines.slice(first, first + 3);
}

/** A real session: those of tests are not told. */
async function withFailedMigration(work: (session: Session) => Promise<void>): Promise<void> {
  const session = await completedSession();
  await sql("update app.temporary_session set is_test = false where id = $1", [session.session_id]);
  try {
    await whileBroken(async () => {
      assertEquals((await migrate(session)).status, 500);
      assertStringIncludes(
        (await told(session))[2],
        "would not pass now: save_simulation, SQLSTATE",
      );
    });
    await work(session);
  } finally {
    await sql("delete from app.migration_failure where session_id = $1", [session.session_id]);
    await sql(
      "select app.delete_auth_user(client_id) from app.temporary_session " +
        "where id = $1 and client_id is not null",
      [session.session_id],
    );
    await sql("delete from app.temporary_session where id = $1", [session.session_id]);
  }
}

async function whileBroken(work: () => Promise<void>): Promise<void> {
  await sql(`
    create function public.fail() returns trigger language plpgsql set search_path = '' as
      $$ begin raise exception 'a row of somebody: %', new; end; $$;
    create trigger fail before insert on app.simulation
      for each row execute function public.fail();
  `);
  try {
    await work();
  } finally {
    await sql("drop function public.fail cascade");
  }
}

Deno.test("a failed migration is told as long as it can be finished, and whether it can", async () => {
  await withFailedMigration(async (session) => {
    const before = await world();
    const [name, failed, outlook] = await told(session);
    assertEquals(name, `✓ session ${session.session_id}`);
    assertMatch(
      failed,
      /^ {2}failed [-\d]+T[:.\d]+Z: internal_error in save_simulation, request \S+$/,
    );
    assertMatch(outlook, /^ {2}passes now: its visitor can finish it until 20/);
    assertEquals(await world(), before);

    assertEquals((await migrate(session)).status, 201);
    assertEquals(await told(session), []);
  });
});

Deno.test("a visitor who has changed his answers since has to finish them first", async () => {
  await withFailedMigration(async (session) => {
    await answer(session, { RECHERCHE: true });
    assertEquals((await told(session))[2], "  would not pass now: session_incomplete");
  });
});

Deno.test("a database that does not answer is said", async () => {
  const url = `postgresql://postgres:postgres@127.0.0.1:${freePorts().database}/postgres`;
  const { code, lines } = await run("failures.ts", { SUPABASE_DB_URL: url });
  assertEquals([code, lines.length], [1, 1]);
  assertStringIncludes(lines[0], "The failures cannot be read");
});
