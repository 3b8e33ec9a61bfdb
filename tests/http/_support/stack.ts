// The running stack, as a visitor's browser and a DBA see it. Every row made here is a test row:
// statistics leave it out, and `deno task smoke:clean` removes it.
import { assertEquals } from "@std/assert";
import { readTarget } from "../../../local/settings.ts";
import {
  type Answer,
  answer,
  calculate,
  newEmail,
  send,
  type Session,
  startTestSession,
} from "../../../scripts/visitor.ts";
import { holdAnswers } from "../../_support/contract.ts";
import { access, type Ask } from "../../_support/database.ts";

export { type Answer, answer, calculate, newEmail, send, type Session };
export type { Ask };

const { databaseUrl, publishableKey, authUrl } = readTarget();
export const { connected, sql, transaction, attempt, waiting } = access(databaseUrl);

await holdAnswers();

const WORLD_SQL = new URL("../../db/_support/world.psql", import.meta.url);

export const PASSWORD = "un bon mot de passe";

export async function createSession(): Promise<Session> {
  return (await startTestSession()).body;
}

/** A haulier's answers, complete. */
export const RESPONSES = {
  SECTEUR: "transport_marchandises",
  EFFECTIF: 12,
  CA: 1_800_000,
  VEHICULES: true,
  TYPES_VEHICULES: ["poids_lourd_75"],
  LITRES_POIDS_LOURDS: 5_000,
  CHAUFFEURS: 8,
  PROPRIETAIRE: false,
  ELEC_MENSUEL: 500,
  GAZ_MENSUEL: 0,
  TRAVAUX_ENERGIE: false,
  RECHERCHE: false,
  IMPAYES: 0,
  ACHATS_ETRANGER: true,
  DEJA_EN_PLACE: ["aucun"],
};

/** Makes a session ready to become an account. */
export async function complete(session: Session): Promise<Session> {
  await answer(session, RESPONSES);
  await calculate(session);
  return session;
}

export async function completedSession(): Promise<Session> {
  return await complete(await createSession());
}

export function migrate(session: Session, changes: Record<string, unknown> = {}): Promise<Answer> {
  return send("POST", "session-migration/migrate", {
    token: session.session_token,
    body: {
      session_id: session.session_id,
      email: newEmail(),
      password: PASSWORD,
      profile: { company_name: "Exemple SARL", contact_name: "Camille Martin" },
      consents: { terms: "2026-01", contact: true, marketing: false },
      ...changes,
    },
  });
}

export function attach(
  session: Session,
  login?: string,
  changes: Record<string, unknown> = {},
): Promise<Answer> {
  return send("POST", "session-migration/attach", {
    token: session.session_token,
    login,
    body: { session_id: session.session_id, ...changes },
  });
}

/** What migrating, or with a login attaching, would do. */
export function preview({ session_id, session_token }: Session, login?: string): Promise<Answer> {
  return send("POST", "session-migration/preview", {
    token: session_token,
    login,
    body: { session_id },
  });
}

/** An account that signed up by itself, without a client: its e-mail address and its id. */
export async function newLogin(): Promise<{ email: string; id: string }> {
  const email = newEmail();
  const [{ id }] = await sql(
    "select app.create_auth_user($1, extensions.crypt($2, extensions.gen_salt('bf', 10))) as id",
    [email, PASSWORD],
  );
  return { email, id };
}

/** As once he has typed a code from his mails. */
export async function proveAddress(clientId: string): Promise<void> {
  await sql("update app.client set email_proved_at = now() where id = $1", [clientId]);
}

/** The access token of a person who signs in. */
export async function signIn(email: string): Promise<string> {
  const response = await fetch(`${authUrl}/token?grant_type=password`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  return (await response.json()).access_token;
}

/** Every table's rows, counted and digested: equal before and after means that nothing changed. */
export function wholeWorld(): Promise<Record<string, string>> {
  return connected(async (ask) => {
    await ask("begin; create schema tests");
    await ask(await Deno.readTextFile(WORLD_SQL));
    return (await ask("select tests.world()"))[0].world;
  });
}

/** The world, but for the attempts that are counted whatever comes of them. */
export async function world(): Promise<Record<string, string>> {
  const { "app.rate_slot": _attempts, ...rest } = await wholeWorld();
  return rest;
}

/** Asks for something, and shows that it changed no row, those of some tables apart. */
export async function changesNothing(
  ask: () => Promise<Answer>,
  { apart = [] }: { apart?: string[] } = {},
): Promise<Answer> {
  const look = async () => {
    const seen = await world();
    for (const table of apart) delete seen[table];
    return seen;
  };
  const before = await look();
  const answer = await ask();
  assertEquals(await look(), before);
  return answer;
}
