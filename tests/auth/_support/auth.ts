// Users inserted by SQL, as the migration of a session does, and calls to the Auth server under test.

import { assertEquals } from "@std/assert";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { bcrypt } from "hash-wasm";
import pg from "pg";
import { readTarget } from "../../../local/settings.ts";

export { codeMailedTo, mailsTo } from "../../_support/mail.ts";

const { authUrl, databaseUrl, publishableKey, url } = readTarget();
export const DOMAIN = "auth-conformance.test";
export const PASSWORD = "correct horse battery";

export const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
export const hash = await bcrypt({
  password: PASSWORD,
  salt: crypto.getRandomValues(new Uint8Array(16)),
  costFactor: 10,
  outputType: "encoded",
});

export interface User {
  id: string;
  email: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  // deno-lint-ignore no-explicit-any -- a test reads what it expects
  body: any;
}

const INSERT_USER = `
insert into auth.users (
  instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
  confirmation_token, recovery_token, email_change_token_new, email_change,
  raw_app_meta_data, raw_user_meta_data, created_at, updated_at
)
values (
  '00000000-0000-0000-0000-000000000000', $1, 'authenticated', 'authenticated', $2, $3, now(),
  '', '', '', '',
  '{"provider": "email", "providers": ["email"]}', $4, now(), now()
)`;

const INSERT_IDENTITY = `
insert into auth.identities (
  provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at
)
values ('email', $1::uuid::text, $1::uuid, $2, now(), now(), now())`;

/** A user inserted by SQL; `change` is then applied to the row, as SQL assignments. */
export async function insertUser(change?: string): Promise<User> {
  const id = crypto.randomUUID();
  const email = `${id}@${DOMAIN}`;
  const data = JSON.stringify({ sub: id, email, email_verified: true, phone_verified: false });
  await database.query(INSERT_USER, [id, email, hash, data]);
  await database.query(INSERT_IDENTITY, [id, data]);
  if (change) await database.query(`update auth.users set ${change} where id = $1`, [id]);
  return { id, email };
}

export async function call(
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${authUrl}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" || body === undefined ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : undefined,
  };
}

export const signIn = (email: string, password = PASSWORD) =>
  call("POST", "/token?grant_type=password", { body: { email, password } });

export const refresh = (token: string) =>
  call("POST", "/token?grant_type=refresh_token", { body: { refresh_token: token } });

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export async function signedIn(
  user?: User,
): Promise<{ user: User; access: string; refresh: string }> {
  const known = user ?? await insertUser();
  const { status, body } = await signIn(known.email);
  assertEquals(status, 200);
  return { user: known, access: body.access_token, refresh: body.refresh_token };
}

export async function count(table: string, user: User): Promise<number> {
  const sql = `select count(*)::integer as n from auth.${table} where user_id::text = $1`;
  return (await database.query(sql, [user.id])).rows[0].n;
}

export function assertRefused(
  { status, headers, body }: Answer,
  expected: [number, string, string?],
) {
  const [code, name, message = body.msg] = expected;
  assertEquals([status, body.code, body.error_code, body.msg], [code, code, name, message]);
  assertEquals(headers.get("x-sb-error-code"), name);
}

/** Unmodified supabase-js, at the server under test. */
export function supabase(): SupabaseClient {
  return createClient(url, publishableKey, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: {
      fetch: (input: string | URL | Request, init?: RequestInit) =>
        fetch(String(input).replace(`${url}/auth/v1`, authUrl), init),
    },
  });
}

export async function removeUsers(): Promise<void> {
  await database.query("delete from auth.users where email like $1", [`%@${DOMAIN}`]);
  await database.end();
}
