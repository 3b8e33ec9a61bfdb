// An error inside each step of a move: it leaves nothing behind, and the next call finds everything.
import { assertEquals } from "@std/assert";
import {
  type Answer,
  attach,
  changesNothing,
  completedSession,
  migrate,
  newEmail,
  newLogin,
  type Session,
  signIn,
  sql,
} from "./_support/stack.ts";

interface Accident {
  step: string;
  /** The change that fails, in the words of `create trigger`. */
  change: string;
}

const CREATES_USER: Accident[] = [
  { step: "create_auth_user", change: "insert on auth.users" },
  { step: "create_auth_user", change: "insert on auth.identities" },
];
const MOVES: Accident[] = [
  { step: "store_results", change: "insert on app.temporary_eligibility" },
  { step: "save_simulation", change: "insert on app.simulation" },
  { step: "copy_eligibilities", change: "insert or update on app.client_produit_eligible" },
  { step: "mark_session_migrated", change: "update of client_id on app.temporary_session" },
  { step: "write_audit_event", change: "insert on app.audit_event" },
];
const PROFILE = {
  profile: { company_name: "Exemple SARL", contact_name: "Camille Martin" },
  consents: { terms: "2026-01" },
};

for (
  const accident of [
    ...CREATES_USER,
    { step: "create_client", change: "insert on app.client" },
    ...MOVES,
  ]
) {
  Deno.test(`a migration that breaks in ${name(accident)} leaves no trace but its failure`, async () => {
    const session = await staleSession();
    const email = newEmail();

    const moved = await survives(accident, session, () => migrate(session, { email }));

    assertEquals(moved.status, 201);
    assertEquals(moved.body.moved, { ...await whatMoves(session), simulations: 1 });
  });
}

for (const accident of MOVES) {
  Deno.test(`an attachment that breaks in ${name(accident)} leaves no trace but its failure`, async () => {
    const [session, email] = [await staleSession(), newEmail()];
    await migrate(await completedSession(), { email });
    const login = await signIn(email);

    const { status, body } = await survives(accident, session, () => attach(session, login));

    assertEquals([status, body.added], [200, 0]);
    assertEquals(body.refreshed, (await whatMoves(session)).produits);
  });
}

Deno.test("an attachment that breaks in ensure_client leaves no trace but its failure", async () => {
  const session = await staleSession();
  const login = await signIn((await newLogin()).email);

  const { status, body } = await survives(
    { step: "ensure_client", change: "insert on app.client" },
    session,
    () => attach(session, login, PROFILE),
  );

  assertEquals(status, 200);
  assertEquals(body.added, (await whatMoves(session)).produits);
});

function name({ step, change }: Accident): string {
  return `${step}, at the ${change},`;
}

/** Completed, with results that must be made again: each accident happens after that change. */
async function staleSession(): Promise<Session> {
  const session = await completedSession();
  await sql("update app.temporary_session set results_digest = '' where id = $1", [
    session.session_id,
  ]);
  return session;
}

/** Moves a session while a step fails, then once more when it does not. */
async function survives(
  { step, change }: Accident,
  session: Session,
  move: () => Promise<Answer>,
): Promise<Answer> {
  const failed = await whileFailing(
    change,
    () => changesNothing(move, { apart: ["app.migration_failure"] }),
  );

  assertEquals(failed.status, 500);
  assertEquals(failed.body, {
    code: "internal_error",
    message: "Something went wrong on our side.",
    details: null,
    hint: null,
  });
  assertEquals(
    await sql("select request_id, code, step from app.migration_failure where session_id = $1", [
      session.session_id,
    ]),
    [{ request_id: failed.headers.get("x-request-id"), code: "internal_error", step }],
  );

  const moved = await move();
  assertEquals(await sql("select * from app.check_invariants()"), []);
  return moved;
}

async function whileFailing<T>(change: string, work: () => Promise<T>): Promise<T> {
  await sql(`
    create function public.fail() returns trigger language plpgsql set search_path = '' as
      $$ begin raise exception 'a secret of the database'; end $$;
    create trigger fail before ${change} for each row execute function public.fail();
  `);
  try {
    return await work();
  } finally {
    await sql("drop function public.fail cascade");
  }
}

/** What a session's move takes along, counted from the session itself. */
async function whatMoves(
  { session_id }: Session,
): Promise<{ produits: number; responses: number }> {
  const [counts] = await sql(
    "select (select count(*)::int from app.temporary_eligibility " +
      "where session_id = $1 and state <> 'not_eligible') as produits, " +
      "(select count(*)::int from app.temporary_response where session_id = $1) as responses",
    [session_id],
  );
  return counts;
}
