// `deno task failures`: what an operator is told of the migrations that failed.
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { freePorts } from "../../local/ports.ts";
import { run } from "../_support/script.ts";
import {
  answer,
  attach,
  completedSession,
  migrate,
  newEmail,
  newLogin,
  type Session,
  signIn,
  sql,
  world,
} from "./_support/stack.ts";

const FORM = {
  profile: { company_name: "Exemple SARL", contact_name: "Camille Martin" },
  consents: { terms: "2026-01" },
};

/** What is told of one session. */
async function told({ session_id }: Session): Promise<string[]> {
  const { lines } = await run("failures.ts");
  const first = lines.findIndex((line) => line.endsWith(` session ${session_id}`));
  return first < 0 ? [] : lines.slice(first, first + 3);
}

/** A real session: those of tests are not told. It goes with its account, its failures too. */
async function withRealSession(work: (session: Session) => Promise<void>): Promise<void> {
  const session = await completedSession();
  await sql("update app.temporary_session set is_test = false where id = $1", [session.session_id]);
  try {
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

async function withFailedMigration(work: (session: Session) => Promise<void>): Promise<void> {
  await withRealSession(async (session) => {
    await whileBroken(async () => {
      assertEquals((await migrate(session)).status, 500);
      assertStringIncludes(
        (await told(session))[2],
        "would not pass now: save_simulation, SQLSTATE",
      );
    });
    await work(session);
  });
}

/** Changes the database for as long as some work lasts. */
async function whileChanged<T>(
  change: string,
  back: string,
  work: () => Promise<T>,
): Promise<T> {
  await sql(change);
  try {
    return await work();
  } finally {
    await sql(back);
  }
}

function whileBroken(work: () => Promise<void>): Promise<void> {
  return whileChanged(
    `
    create function public.fail() returns trigger language plpgsql set search_path = '' as
      $$ begin raise exception 'a row of somebody: %', new; end; $$;
    create trigger fail before insert on app.simulation
      for each row execute function public.fail();
  `,
    "drop function public.fail cascade",
    work,
  );
}

Deno.test("a failed migration is told as long as it can be finished, and whether it can", async () => {
  await withFailedMigration(async (session) => {
    const before = await world();
    const [name, failed, outlook] = await told(session);
    assertEquals(name, `✓ session ${session.session_id}`);
    assertMatch(
      failed,
      /^ {2}failed to migrate [-\d]+T[:.\d]+Z: internal_error in save_simulation, request \S+$/,
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

Deno.test("what the edge functions have no right to do would not pass", async () => {
  await withRealSession(async (session) => {
    await whileChanged(
      "revoke insert on app.simulation from service_role",
      "grant insert on app.simulation to service_role",
      async () => {
        assertEquals((await migrate(session)).status, 500);
        const [name, , outlook] = await told(session);
        assertEquals(name, `✗ session ${session.session_id}`);
        assertEquals(outlook, "  would not pass now: save_simulation, SQLSTATE 42501");
      },
    );
    assertStringIncludes((await told(session))[2], "passes now");
  });
});

Deno.test("an attachment is rehearsed on the account that it is for, whose files no sign-up has", async () => {
  const email = newEmail();
  await migrate(await completedSession(), { email });
  const login = await signIn(email);

  await withRealSession(async (session) => {
    await whileChanged(
      "alter table app.former_produit add constraint no_ticpe check (produit <> 'TICPE') not valid",
      "alter table app.former_produit drop constraint no_ticpe",
      async () => {
        assertEquals((await attach(session, login)).status, 500);
        const [name, failed, outlook] = await told(session);
        assertEquals(name, `✗ session ${session.session_id}`);
        assertStringIncludes(failed, "failed to attach ");
        assertEquals(outlook, "  would not pass now: copy_eligibilities, SQLSTATE 23514");
      },
    );
    const before = await world();
    assertStringIncludes((await told(session))[2], "passes now");
    assertEquals(await world(), before);
    assertEquals((await attach(session, login)).status, 200);
  });
});

Deno.test("a form that broke a migration is kept nowhere, so its next attempt is not said to pass", async () => {
  await withRealSession(async (session) => {
    const { email } = await newLogin();
    const login = await signIn(email);
    const phone = "+33612345678";
    await whileChanged(
      `alter table app.client add constraint no_phone check (phone <> '${phone}') not valid`,
      "alter table app.client drop constraint no_phone",
      async () => {
        const form = { ...FORM, profile: { ...FORM.profile, phone } };
        for (
          const [step, move] of [
            ["create_client", () => migrate(session, form)],
            ["ensure_client", () => attach(session, login, form)],
          ] as const
        ) {
          assertEquals((await move()).status, 500);
          const { code, lines } = await run("failures.ts");
          assertEquals(code, 1);
          const at = lines.indexOf(`? session ${session.session_id}`);
          assertEquals(
            lines[at + 2],
            `  cannot be told: another form passes ${step}; his own is kept nowhere`,
          );
        }
      },
    );
  });
});

Deno.test("an attachment to an account that is erased cannot be rehearsed", async () => {
  const { email, id } = await newLogin();
  const login = await signIn(email);

  await withRealSession(async (session) => {
    await whileBroken(async () => {
      assertEquals((await attach(session, login, FORM)).status, 500);
    });
    assertStringIncludes((await told(session))[2], "passes now");

    await sql("select app.delete_auth_user($1)", [id]);
    assertEquals(
      (await told(session)).filter((_, line) => line !== 1),
      [
        `? session ${session.session_id}`,
        "  cannot be rehearsed: the login that it was to go to is erased",
      ],
    );
  });
});

Deno.test("a database that does not answer is said", async () => {
  const url = `postgresql://postgres:postgres@127.0.0.1:${freePorts().database}/postgres`;
  const { code, lines } = await run("failures.ts", { SUPABASE_DB_URL: url });
  assertEquals([code, lines.length], [1, 1]);
  assertStringIncludes(lines[0], "The failures cannot be read");
});
