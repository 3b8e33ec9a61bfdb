// An operator takes back what visitors did over HTTP, as the guide for operators says.
import { assertEquals } from "@std/assert";
import { readTarget } from "../../local/settings.ts";
import { complete, completedSession, createSession, newEmail, world } from "./_support/stack.ts";
import {
  answer,
  attach,
  calculate,
  migrate,
  preview,
  RESPONSES,
  type Session,
  signIn,
  sql,
} from "./_support/stack.ts";

const { url, secretKey } = readTarget();

async function undo({ session_id }: Session): Promise<unknown[]> {
  const response = await fetch(`${url}/rest/v1/rpc/undo_migration`, {
    method: "POST",
    headers: { apikey: secretKey, "content-type": "application/json", "content-profile": "api" },
    body: JSON.stringify({ session_id, operator: "lea", reason: "made for a test" }),
  });
  const body = await response.json();
  return [response.status, body.message ?? body.undone];
}

/** Each table's rows as a digest, but for the trail and the attempts that are counted. */
async function tables(): Promise<Record<string, string>> {
  const { "app.audit_event": _trail, ...rest } = await world();
  return rest;
}

Deno.test("a sign-up that was signed in already is undone, and every table is as before", async () => {
  const session = await completedSession();
  const before = await tables();
  const email = newEmail();
  await migrate(session, { email });
  assertEquals((await signIn(email)).length > 0, true);

  assertEquals(await undo(session), [200, "session_migrated"]);
  assertEquals(await tables(), before);
  assertEquals(await signIn(email), undefined);
  assertEquals(await undo(session), [409, "session_not_migrated"]);
  assertEquals((await migrate(session, { email })).status, 201);
});

Deno.test("an attachment is told before, done as told, and undone to the letter", async () => {
  const email = newEmail();
  await migrate(await completedSession(), { email });
  const login = await signIn(email);
  const session = await complete(await createSession());
  await answer(session, { ...RESPONSES, LITRES_POIDS_LOURDS: 2_000, GAZ_MENSUEL: 400 });
  await calculate(session);
  const before = await tables();

  const { body: told } = await preview(session, login);
  const { body: { client_id: _, ...done } } = await attach(session, login);
  assertEquals(told.counts, done);
  assertEquals(await undo(session), [200, "session_attached"]);
  assertEquals(await tables(), before);
});

Deno.test("of an undoing of a sign-up and an attachment to it, the second one is refused", async () => {
  const email = newEmail();
  const first = await completedSession();
  const { body: { client_id } } = await migrate(first, { email });
  const login = await signIn(email);
  const second = await completedSession();

  const [undone, attached] = await Promise.all([undo(first), attach(second, login)]);

  const left = await sql("select from app.client where id = $1", [client_id]);
  const outcome = [undone[1], attached.status, left.length];
  const UNDONE_FIRST = ["session_migrated", 401, 0];
  const ATTACHED_FIRST = ["migration_in_use", 200, 1];
  assertEquals(outcome, undone[0] === 200 ? UNDONE_FIRST : ATTACHED_FIRST);
  assertEquals(await sql("select * from app.check_invariants()"), []);
});
