// Codes from the mails, and what a client calls with the login that they open.
import { assertEquals } from "@std/assert";
import { readTarget } from "../../../local/settings.ts";
import { codeMailedTo } from "../../_support/mail.ts";
import { type Answer, PASSWORD, type Session } from "./stack.ts";

const { authUrl, publishableKey, restUrl, secretKey } = readTarget();

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text || "null") };
}

export const auth = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  post(`${authUrl}/${path}`, body, { apikey: publishableKey, ...headers });

/** As a browser calls a function of the API for whoever is signed in. */
export const asClient = (login: string, name: string, args: unknown = {}) =>
  post(`${restUrl}/rpc/${name}`, args, {
    apikey: publishableKey,
    authorization: `Bearer ${login}`,
    "content-profile": "api",
  });

export const asOperator = (client_id: string) =>
  post(
    `${restUrl}/rpc/set_file_status`,
    { client_id, produit: "TICPE", file_status: "in_progress", operator: "lea" },
    { apikey: secretKey, "content-profile": "api" },
  );

/** The login of whoever reads the mails of an address. */
export async function signInByCode(email: string, type: string): Promise<string> {
  const { status, body } = await auth("verify", {
    type,
    email,
    token: await codeMailedTo({ email }),
  });
  assertEquals(status, 200, JSON.stringify(body));
  return body.access_token;
}

/** A sign-up at functions where the address must be proved first. */
export function migrateUnconfirmed(
  { url }: { url: string },
  session: Session,
  email: string,
): Promise<Answer> {
  return post(`${url}/session-migration/migrate`, {
    session_id: session.session_id,
    email,
    password: PASSWORD,
    profile: { company_name: "Exemple SARL", contact_name: "Camille Martin" },
    consents: { terms: "2026-01", contact: true, marketing: false },
  }, { apikey: publishableKey, "x-session-token": session.session_token });
}
