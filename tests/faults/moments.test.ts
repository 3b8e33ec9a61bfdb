// Each moment at which a migration can break, one at a time.
import { assert, assertEquals } from "@std/assert";
import { becomesTrue } from "../../local/processes.ts";
import {
  type Answer,
  answer,
  calculate,
  expect,
  newEmail,
  send,
  type Session,
} from "../../scripts/visitor.ts";
import {
  answeredAfter,
  answerLost,
  cutBeforeCommit,
  cutDuringCommit,
  lateBy,
  lost,
  pause,
  sentAfter,
} from "./_support/fates.ts";
import { FragileStack, TIMEOUT_MS } from "./_support/stack.ts";
import { migrate, readClientArea, signIn } from "./_support/pages.ts";

const MIGRATE = { words: "migrate_session" };
const RECORDED_MS = 10_000;

let stack: FragileStack;

/** One behaviour; afterwards every promise holds. */
function test(name: string, body: () => Promise<void>): void {
  Deno.test({
    name,
    // What was killed is not closed one by one.
    sanitizeOps: false,
    sanitizeResources: false,
    fn: async () => {
      stack ??= await FragileStack.start();
      await body();
      assertEquals(await stack.ask("select * from app.check_invariants()"), []);
    },
  });
}

Deno.test.afterAll(() => stack?.stop());

/** Of somebody who works alone, and needs nothing. */
const RESPONSES = {
  SECTEUR: "services_entreprises",
  EFFECTIF: 0,
  CA: 60_000,
  VEHICULES: false,
  PROPRIETAIRE: false,
  ELEC_MENSUEL: 0,
  GAZ_MENSUEL: 0,
  TRAVAUX_ENERGIE: false,
  RECHERCHE: false,
  IMPAYES: 0,
  ACHATS_ETRANGER: true,
  DEJA_EN_PLACE: ["aucun"],
};

async function createSession(): Promise<Session> {
  return expect(await send("POST", "simulator/sessions"), 201);
}

async function complete(session: Session): Promise<void> {
  expect(await answer(session, RESPONSES), 200);
  expect(await calculate(session), 200);
}

/** A visitor at the end of his simulation, who signs up as often as he must. */
async function visitor() {
  const session = await createSession();
  await complete(session);
  const credentials = { email: newEmail(), password: "un bon mot de passe" };
  return { session, credentials, migrate: () => migrate(session, credentials) };
}

async function untilAnswered(ask: () => Promise<Answer>): Promise<Answer> {
  let answer = await ask();
  for (let tries = 0; answer.status >= 500 && tries < 100; tries++) {
    await pause(100);
    answer = await ask();
  }
  return answer;
}

function failures({ session_id }: Session): Promise<{ request_id: string; code: string }[]> {
  return stack.ask(
    "select request_id, code from app.migration_failure where session_id = $1",
    [session_id],
  );
}

/** How many calls wait for a lock. */
async function waiting(): Promise<number> {
  const [{ count }] = await stack.ask(
    "select count(*)::integer from pg_stat_activity where wait_event_type = 'Lock'",
  );
  return count;
}

async function statusOf({ session_id }: Session): Promise<string> {
  const [row] = await stack.ask("select status from app.temporary_session where id = $1", [
    session_id,
  ]);
  return row.status;
}

test("a commit whose answer is lost is found, and answered", async () => {
  const { session, migrate } = await visitor();
  const met = stack.door.meet(answerLost, MIGRATE);

  const { status, body } = await migrate();

  assert(await met);
  assertEquals([status, body.already_migrated], [200, true]);
  assertEquals(await failures(session), []);
});

test("a migration that loses the database before COMMIT leaves nothing but its failure", async () => {
  for (const fate of [lost, cutBeforeCommit]) {
    const { session, migrate } = await visitor();
    const met = stack.door.meet(fate, MIGRATE);

    const failed = await migrate();

    assert(await met);
    assertEquals([failed.status, failed.body.code], [500, "internal_error"]);
    assertEquals(await statusOf(session), "completed");
    assertEquals(await failures(session), [
      { request_id: failed.headers.get("x-request-id"), code: "internal_error" },
    ]);
    assertEquals((await migrate()).status, 201);
  }
});

test("a migration that works on after its connection broke is waited for, and answered", async () => {
  const { session, migrate } = await visitor();
  const answer = await stack.transaction(async (holder) => {
    await holder.query("begin");
    await holder.query("select from app.temporary_session where id = $1 for update", [
      session.session_id,
    ]);
    const met = stack.door.meet(cutDuringCommit, MIGRATE);
    const answer = migrate();
    // The migration waits for the session, and so must whoever would note its failure.
    await becomesTrue(async () => await waiting() === 2, TIMEOUT_MS);
    await holder.query("commit");
    assert(await met);
    return { answer };
  });

  const { status, body } = await answer.answer;
  assertEquals([status, body.already_migrated], [200, true]);
  assertEquals(await failures(session), []);
});

test("a migration that reaches the database after it was noted as failed moves nothing", async () => {
  const { session, migrate } = await visitor();
  const met = stack.door.meet(lateBy(700), MIGRATE);

  const failed = await migrate();

  assertEquals(failed.status, 500);
  assert(await met);
  assertEquals(await statusOf(session), "completed");
  assertEquals((await failures(session)).length, 1);
  assertEquals((await migrate()).status, 201);
});

test("migrations that fail while Postgres is away are noted once it is back", async () => {
  const { session, migrate } = await visitor();
  const met = stack.door.meet(sentAfter(() => stack.killPostgres()), MIGRATE);

  const failed = [await migrate(), await migrate()];

  assert(await met);
  assertEquals(failed.map(({ status }) => status), [500, 500]);
  await stack.restartPostgres();
  assertEquals(await statusOf(session), "completed");
  assertEquals((await untilAnswered(migrate)).status, 201);
  const ids = failed.map(({ headers }) => headers.get("x-request-id")!);
  const areNoted = async () => {
    const noted = (await failures(session)).map(({ request_id }) => request_id);
    return ids.every((id) => noted.includes(id));
  };
  assert(await becomesTrue(areNoted, RECORDED_MS), "a failure is not noted");
});

test("REST answers 503 while Postgres is away, and recovers by itself", async () => {
  const { credentials, migrate } = await visitor();
  await migrate();
  const { body: { access_token: login } } = await signIn(credentials);

  await stack.killPostgres("the whole group");
  const away = await readClientArea(login);
  await stack.restartPostgres();

  assertEquals([away.status, away.body.code], [503, "PGRST001"]);
  assertEquals((await untilAnswered(() => readClientArea(login))).status, 200);
});

test("a commit just before Postgres is killed is found by a repeat, and is no failure", async () => {
  const { session, migrate } = await visitor();
  const met = stack.door.meet(async (trip) => {
    await answerLost(trip);
    await stack.killPostgres("the whole group");
  }, MIGRATE);

  const failed = await migrate();

  assert(await met);
  assertEquals(failed.status, 500);
  await stack.restartPostgres();
  const { body } = await untilAnswered(migrate);
  assertEquals(body.already_migrated, true);
  await pause(2_000);
  const ids = (await failures(session)).map(({ request_id }) => request_id);
  assert(!ids.includes(failed.headers.get("x-request-id")!), "a commit is counted as a failure");
});

test("functions killed between commit and answer come back, and a repeat finds the account", async () => {
  const { migrate } = await visitor();
  const met = stack.door.meet(answeredAfter(() => stack.killFunctions()), MIGRATE);

  const lost = await migrate();

  assert(await met);
  assertEquals(lost.status, 503);
  const { body } = await untilAnswered(migrate);
  assertEquals(body.already_migrated, true);
});

test("a sign-in that loses the database after the commit works when it is repeated", async () => {
  const { credentials, migrate } = await visitor();
  assertEquals((await migrate()).status, 201);
  const met = stack.door.meet(lost, { role: "supabase_auth_admin" });

  assertEquals((await signIn(credentials)).status, 500);

  assert(await met);
  const login = await signIn(credentials);
  assertEquals(login.status, 200);
  assertEquals((await readClientArea(login.body.access_token)).body.simulations.length, 1);
});

test("a migration held up beyond MIGRATION_TIMEOUT moves nothing, and says so", async () => {
  const { session, migrate } = await visitor();
  const answer = await stack.transaction(async (holder) => {
    await holder.query("begin");
    await holder.query("select from app.temporary_session where id = $1 for update", [
      session.session_id,
    ]);
    const answer = migrate();
    await pause(0.7 * TIMEOUT_MS);
    await stack.transaction(async (other) => {
      await other.query("begin");
      await other.query("lock table auth.users in exclusive mode");
      await holder.query("commit");
      await pause(0.7 * TIMEOUT_MS);
    });
    return { answer };
  });

  const { status, body } = await answer.answer;
  assertEquals([status, body.code], [504, "migration_timeout"]);
  assertEquals(await statusOf(session), "completed");
  assertEquals((await failures(session)).map(({ code }) => code), ["migration_timeout"]);
  assertEquals((await migrate()).status, 201);
});

test("an answer that arrives again after the results were made does not undo them", async () => {
  const session = await createSession();
  const met = stack.door.meet(lateBy(1_000), { words: "save_responses" });
  await answer(session, RESPONSES);
  await complete(session);

  assert(await met);
  assertEquals(await statusOf(session), "completed");
});
