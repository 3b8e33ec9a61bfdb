// What a page asks at the end of a simulation, each call once.
import { readTarget } from "../../../local/settings.ts";
import { type Answer, send, type Session } from "../../../scripts/visitor.ts";

const { authUrl, restUrl, publishableKey } = readTarget();

export interface Credentials {
  email: string;
  password: string;
}

const FORM = {
  profile: { company_name: "Exemple SARL", contact_name: "Camille Martin" },
  consents: { terms: "2026-01", contact: true, marketing: false },
};

export function migrate(session: Session, credentials: Credentials): Promise<Answer> {
  return send("POST", "session-migration/migrate", {
    token: session.session_token,
    body: { session_id: session.session_id, ...credentials, ...FORM },
  });
}

export function attach(session: Session, login: string): Promise<Answer> {
  return send("POST", "session-migration/attach", {
    token: session.session_token,
    login,
    body: { session_id: session.session_id },
  });
}

export function signIn({ email, password }: Credentials): Promise<Answer> {
  return post(`${authUrl}/token?grant_type=password`, {}, { email, password });
}

export function readClientArea(login: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${login}`, "content-profile": "api" };
  return post(`${restUrl}/rpc/client_dashboard`, headers, {});
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
