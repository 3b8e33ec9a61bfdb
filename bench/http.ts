/** Calls over HTTP, as other programs make them. */
import type { Target } from "../local/settings.ts";

/** A function of schema `api` on the REST road, with the secret key; `delayMs` is the distance. */
export function httpRpc({ restUrl, secretKey }: Target, delayMs = 0) {
  return async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    if (delayMs > 0) await new Promise((resume) => setTimeout(resume, delayMs));
    const response = await fetch(`${restUrl}/rpc/${name}`, {
      method: "POST",
      headers: { apikey: secretKey, "content-type": "application/json", "content-profile": "api" },
      body: JSON.stringify(args),
    });
    return await read(response, name);
  };
}

export interface Sending {
  token?: string;
  body?: unknown;
  login?: string;
}

/** A route of the edge functions, with the secret key or a login. */
export function edge({ url, publishableKey, secretKey }: Target) {
  return async (
    method: string,
    path: string,
    { token, body, login }: Sending = {},
  ): Promise<unknown> => {
    const headers = new Headers({ apikey: login ? publishableKey : secretKey });
    if (token) headers.set("x-session-token", token);
    if (login) headers.set("authorization", `Bearer ${login}`);
    if (body !== undefined) headers.set("content-type", "application/json");
    const response = await fetch(`${url}/functions/v1/${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return await read(response, `${method} ${path}`);
  };
}

/** The access token of a person who signs in. */
export async function signIn(
  { authUrl, publishableKey }: Target,
  email: string,
  password: string,
): Promise<string> {
  const response = await fetch(`${authUrl}/token?grant_type=password`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  return (await read(response, "sign in") as { access_token: string }).access_token;
}

async function read(response: Response, what: string): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${what}: ${response.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}
