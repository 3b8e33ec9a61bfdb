// Who and what the requests are about: a session in each state, and a login of each kind. A request
// that was accepted may use one up; the next batch finds another in its place.
import {
  completedSession,
  createSession,
  migrate,
  newEmail,
  newLogin,
  type Session,
  signIn,
  sql,
} from "../../http/_support/stack.ts";

export const STATES = ["open", "completed", "migrated", "expired"] as const;
export const LOGINS = ["client", "bare", "operator"] as const;

type State = typeof STATES[number];

interface Login {
  id: string;
  token: string;
}

const sessions: Partial<Record<State, Session>> = {};
const logins: Partial<Record<typeof LOGINS[number], Login>> = {};

const MAKERS: Record<State, () => Promise<Session>> = {
  open: createSession,
  completed: completedSession,
  async migrated() {
    const session = await completedSession();
    await migrate(session);
    return session;
  },
  async expired() {
    const session = await completedSession();
    await sql(
      "update app.temporary_session set expires_at = now() - interval '1 hour' where id = $1",
      [session.session_id],
    );
    return session;
  },
};

/** Puts everybody in his place who is not there, or no longer. */
export async function gather(): Promise<void> {
  const states: { id: string; state: string }[] = await sql(
    "select id, case when status <> 'migrated' and expires_at <= now() then 'expired' " +
      "else status::text end as state from app.temporary_session where id = any ($1)",
    [Object.values(sessions).map(({ session_id }) => session_id)],
  );
  for (const state of STATES) {
    const id = sessions[state]?.session_id;
    if (states.some((row) => row.id === id && row.state === state)) continue;
    sessions[state] = await MAKERS[state]();
  }
  const living: { id: string }[] = await sql(
    "select user_id as id from auth.sessions where user_id = any ($1)",
    [Object.values(logins).map(({ id }) => id)],
  );
  for (const kind of LOGINS) {
    if (!living.some(({ id }) => id === logins[kind]?.id)) logins[kind] = await makeLogin(kind);
  }
}

async function makeLogin(kind: typeof LOGINS[number]): Promise<Login> {
  if (kind === "client") {
    const email = newEmail();
    const { body } = await migrate(await completedSession(), { email });
    return { id: body.client_id, token: await signIn(email) };
  }
  const { email, id } = await newLogin();
  if (kind === "operator") {
    await sql(
      'update auth.users set raw_app_meta_data = raw_app_meta_data || \'{"role": "operator"}\' ' +
        "where id = $1",
      [id],
    );
  }
  return { id, token: await signIn(email) };
}

/** The names that requests call them by, as in `@open.id@`. */
export function named(name: string, part: "id" | "token"): string {
  return `@${name}.${part}@`;
}

export const NEW_EMAIL = "@email@";

/** A text with each name in it replaced by what it stands for. */
export function filled(text: string): string {
  return text.replaceAll(NEW_EMAIL, newEmail)
    .replace(/@(\w+)\.(id|token)@/g, (_, name, part) => valueOf(name, part));
}

function valueOf(name: string, part: "id" | "token"): string {
  const login = logins[name as keyof typeof logins];
  if (login) return login[part];
  const session = sessions[name as State];
  return session ? session[part === "id" ? "session_id" : "session_token"] : "nobody";
}
