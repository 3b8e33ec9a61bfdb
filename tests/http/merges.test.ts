// A simulation joins or leaves an account while somebody works on its files: who comes second
// decides on what the first has done, and neither's work is lost.
import { assertEquals } from "@std/assert";
import {
  answer,
  attempt,
  calculate,
  completedSession,
  migrate,
  proveAddress,
  RESPONSES,
  type Session,
  sql,
  transaction,
  waiting,
} from "./_support/stack.ts";

const FILE = "TICPE";
const ATTACH = "select api.attach_session($1, $2, $3)";
const MOVE = `select api.set_file_status($1, '${FILE}', 'in_progress', 'camille')`;
const UNDO = "select api.undo_migration($1, 'lea', 'made for a test')";

Deno.test("a simulation that comes while an operator takes a file up protects it", async () => {
  const { clientId } = await newClient();
  const later = await laterSimulation();
  const attached = await transaction(async (holder) => {
    await holder(MOVE, [clientId]);
    const attached = sql(`${ATTACH} as counts`, attachment(later, clientId));
    await waiting(1);
    return { attached };
  });

  const [{ counts: { added, refreshed, protected: kept } }] = await attached.attached;
  assertEquals([added, refreshed, kept], [0, 5, 1]);
  assertEquals(await fileOf(clientId), { file_status: "in_progress", amount_high: "1867.20" });
  assertEquals(await faults(), []);
});

Deno.test("an operator who takes a file up while a simulation renews it finds it renewed", async () => {
  const { clientId } = await newClient();
  const later = await laterSimulation();
  const moved = await transaction(async (holder) => {
    await holder(ATTACH, attachment(later, clientId));
    const moved = attempt(MOVE, [clientId]);
    await waiting(1);
    return { moved };
  });

  assertEquals(await moved.moved, undefined);
  assertEquals(await fileOf(clientId), { file_status: "in_progress", amount_high: "1867.20" });
  assertEquals(await faults(), []);
});

Deno.test("nothing is undone once an operator has taken a file up at the same moment", async () => {
  const { clientId, first } = await newClient();
  const undone = await transaction(async (holder) => {
    await holder(MOVE, [clientId]);
    const undone = attempt(UNDO, [first.session_id]);
    await waiting(1);
    return { undone };
  });

  assertEquals(await undone.undone, "PT409 migration_in_use");
  assertEquals((await fileOf(clientId)).file_status, "in_progress");
});

Deno.test("an operator who takes a file up while its sign-up is undone finds no file", async () => {
  const { clientId, first } = await newClient();
  const moved = await transaction(async (holder) => {
    await holder(UNDO, [first.session_id]);
    const moved = attempt(MOVE, [clientId]);
    await waiting(1);
    return { moved };
  });

  assertEquals(await moved.moved, "PT404 not_found");
  assertEquals(await faults(), []);
});

Deno.test("an operator who takes a file up while its renewal is undone finds it as it was", async () => {
  const { clientId } = await newClient();
  const later = await laterSimulation();
  await sql(ATTACH, attachment(later, clientId));
  const moved = await transaction(async (holder) => {
    await holder(UNDO, [later.session_id]);
    const moved = attempt(MOVE, [clientId]);
    await waiting(1);
    return { moved };
  });

  assertEquals(await moved.moved, undefined);
  assertEquals(await fileOf(clientId), { file_status: "in_progress", amount_high: "9336.00" });
  assertEquals(await faults(), []);
});

Deno.test("of two who undo the same migration at once, the second finds nothing to undo", async () => {
  const { first } = await newClient();
  const second = await transaction(async (holder) => {
    await holder(UNDO, [first.session_id]);
    const second = attempt(UNDO, [first.session_id]);
    await waiting(1);
    return { second };
  });

  assertEquals(await second.second, "PT409 session_not_migrated");
  assertEquals(await faults(), []);
});

async function newClient(): Promise<{ clientId: string; first: Session }> {
  const first = await completedSession();
  const { body: { client_id } } = await migrate(first);
  await proveAddress(client_id);
  return { clientId: client_id, first };
}

async function laterSimulation(): Promise<Session> {
  const session = await completedSession();
  await answer(session, { ...RESPONSES, LITRES_POIDS_LOURDS: 1_000 });
  await calculate(session);
  return session;
}

function attachment({ session_id, session_token }: Session, clientId: string) {
  return [session_id, session_token, clientId];
}

async function fileOf(clientId: string) {
  const [file] = await sql(
    "select file_status, amount_high from app.client_produit_eligible " +
      "where client_id = $1 and produit = $2",
    [clientId, FILE],
  );
  return file;
}

function faults(): Promise<unknown[]> {
  return sql("select * from app.check_invariants()");
}
