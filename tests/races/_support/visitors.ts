// Who meets in the races, and what became of them.
import type { Ask } from "../../_support/database.ts";
import { personas } from "../../http/_support/personas.ts";
import { type Call, call } from "./race.ts";

/** Id and token. */
export type Session = [id: string, token: string];

/** A haulier with everything, twelve employees and 5 000 litres. */
const [{ answers: RESPONSES }] = personas("2026-12-01");
const HASH = `$2a$10$${"a".repeat(53)}`;
const PROFILE = { company_name: "Exemple SARL", contact_name: "Camille Martin" };
const CONSENTS = { terms: "2026-01" };
const LONG_MS = 30_000;

export function visitors(sql: Ask) {
  const one = async (text: string, values: unknown[] = []) => (await sql(text, values))[0];
  const email = () => `${crypto.randomUUID()}@races.test`;

  async function answered(change: Record<string, unknown> = {}): Promise<Session> {
    const { made } = await one("select api.create_session(is_test => true) as made");
    const session: Session = [made.session_id, made.session_token];
    const answers = JSON.stringify({ ...RESPONSES, ...change });
    await sql("select api.save_responses($1, $2, $3)", [...session, answers]);
    return session;
  }

  async function score(session: Session) {
    return (await one("select api.calculate_eligibility($1, $2) as results", session)).results;
  }

  async function completed(change?: Record<string, unknown>): Promise<Session> {
    const session = await answered(change);
    await score(session);
    return session;
  }

  const migrate = (session: Session, email: string): Call =>
    call(
      "service_role",
      "api.migrate_session",
      ...session,
      email,
      HASH,
      PROFILE,
      CONSENTS,
      LONG_MS,
    );

  async function clientOf(session: Session): Promise<string> {
    const { answer } = await one(migrate(session, email()).text);
    await sql("update app.client set email_proved_at = now() where id = $1", [answer.client_id]);
    return answer.client_id;
  }

  return {
    email,
    answered,
    completed,
    score,
    migrate,
    clientOf,
    client: async () => await clientOf(await completed()),

    attach: (session: Session, login: string): Call =>
      call("service_role", "api.attach_session", ...session, login, PROFILE, CONSENTS, LONG_MS),

    answer: (session: Session, responses: Record<string, unknown>): Call =>
      call("service_role", "api.save_responses", ...session, responses),

    undo: ([id]: Session): Call =>
      call("service_role", "api.undo_migration", id, "camille", "a mistake"),

    /** As Auth's own deletion of a user. */
    erase: (id: string): Call => ({
      role: "postgres",
      text: `delete from auth.users where id = '${id}'`,
    }),

    /** An Auth user without client. */
    login: async (): Promise<string> =>
      (await one("select app.create_auth_user($1, $2) as id", [email(), HASH])).id,

    /** A draft whose amounts are not those of today's catalogue. */
    async draft(): Promise<number> {
      const { id } = await one("select app.draft_ruleset($1) as id", [crypto.randomUUID()]);
      await sql("update app.parameter set value = value + 1 where ruleset_id = $1 and code = $2", [
        id,
        "accise_gazole_normal",
      ]);
      return id;
    },

    currentRuleset: async () => (await one("select app.current_ruleset() as id")).id,

    expireWithin: ([id]: Session, ms: number) =>
      sql(
        "update app.temporary_session " +
          "set expires_at = clock_timestamp() + random() * $2 * interval '1 ms' where id = $1",
        [id, ms],
      ),

    stateOf: ([id]: Session) =>
      one(
        "select s.status::text, s.client_id, r.value::int as effectif, " +
          "(m.responses -> 'EFFECTIF')::int as moved " +
          "from app.temporary_session as s " +
          "join app.temporary_response as r on r.session_id = s.id and r.question = 'EFFECTIF' " +
          "left join app.simulation as m on m.session_id = s.id where s.id = $1",
        [id],
      ),

    usersCalled: async (email: string): Promise<number> =>
      (await one(
        "select count(*)::int from auth.users as u " +
          "join auth.identities as i on i.user_id = u.id where u.email = $1",
        [email],
      )).count,

    clients: async (id: string): Promise<number> =>
      (await one("select count(*)::int from app.client where id = $1", [id])).count,

    simulations: async (clientId: string): Promise<number> =>
      (await one("select count(*)::int from app.simulation where client_id = $1", [clientId]))
        .count,

    /** A product of a client, and what the trail says of who came first. */
    file: (clientId: string, produit: string) =>
      one(
        "select c.file_status::text, m.session_id, " +
          "(select max(id) from app.audit_event where client_id = $1 and kind = 'file_status_set') " +
          "< (select max(id) from app.audit_event where client_id = $1 " +
          "and kind = 'session_attached') as was_moved_first " +
          "from app.client_produit_eligible as c join app.simulation as m on m.id = c.simulation_id " +
          "where c.client_id = $1 and c.produit = $2",
        [clientId, produit],
      ),

    deadlocks: async (): Promise<number> =>
      (await one(
        "select deadlocks::int from pg_stat_database where datname = current_database()",
      )).deadlocks,
  };
}
