// What a page asks of Auth and of PostgREST by itself, each call once.
import { readTarget } from "../../../local/settings.ts";
import type { Answer } from "../../../scripts/visitor.ts";

const { authUrl, restUrl, publishableKey } = readTarget();

export interface Credentials {
  email: string;
  password: string;
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
