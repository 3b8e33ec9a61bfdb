// The users of the Auth stand-in: found, changed, and told as the real one tells them.

import { bcrypt, bcryptVerify } from "hash-wasm";
import { invalid, notCovered, Refusal } from "./auth_refusal.ts";

// deno-lint-ignore no-explicit-any -- a row of auth.*, as the driver gives it
export type Row = Record<string, any>;

/** A pool, or one connection of it. */
export interface Database {
  query(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

export const NO_INSTANCE = "00000000-0000-0000-0000-000000000000";

export const AUDIENCE = "authenticated";
const BCRYPT_BYTES = 72;
const BCRYPT_COST = 10;
const BCRYPT = /^\$2[abxy]?\$/;
const EMAIL_BYTES = 255;
const HOST_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const EMAIL = new RegExp(
  `^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${HOST_LABEL}(?:\\.${HOST_LABEL})*$`,
  "i",
);

/** The real Auth reads these into types that have no null, and fails on the whole row. */
const NEVER_NULL = [
  "aud",
  "role",
  "confirmation_token",
  "recovery_token",
  "email_change_token_current",
  "email_change_token_new",
  "email_change",
  "phone_change_token",
  "phone_change",
  "reauthentication_token",
  "email_change_confirm_status",
  "created_at",
  "updated_at",
];

const BY_EMAIL = `
select * from auth.users
where lower(email) = lower($1) and aud = $2 and instance_id = $3 and is_sso_user = false`;

const BY_ID = "select * from auth.users where id = $1 and instance_id = $2";

const IDENTITIES = "select * from auth.identities where user_id = $1 order by created_at";

/** Codes on their way and other devices may be in the hands of whoever knew the old password. */
const CHANGE_PASSWORD = `
with ended as (
  delete from auth.sessions where user_id = $1 and id is distinct from $3
), withdrawn as (
  delete from auth.one_time_tokens where user_id = $1
)
update auth.users set
  encrypted_password = $2,
  confirmation_token = '', confirmation_sent_at = null,
  recovery_token = '', recovery_sent_at = null,
  email_change_token_current = '', email_change_token_new = '', email_change_sent_at = null,
  phone_change_token = '', phone_change_sent_at = null,
  reauthentication_token = '', reauthentication_sent_at = null,
  updated_at = now()
where id = $1`;

const CHANGE_DATA = `
update auth.users set raw_user_meta_data = $2, updated_at = now() where id = $1`;

export async function findByEmail(
  database: Database,
  email: string,
  lock: "" | "for update" = "",
): Promise<Row | undefined> {
  return whole(await database.query(`${BY_EMAIL} ${lock}`, [email, AUDIENCE, NO_INSTANCE]));
}

export async function findById(
  database: Database,
  id: string,
  lock: "" | "for update" = "",
): Promise<Row | undefined> {
  return whole(await database.query(`${BY_ID} ${lock}`, [id, NO_INSTANCE]));
}

export async function identitiesOf(database: Database, { id }: Row): Promise<Row[]> {
  const { rows } = await database.query(IDENTITIES, [id]);
  if (rows.some((row) => !row.created_at || !row.updated_at)) throw unreadableRow();
  return rows;
}

const unreadableRow = () =>
  new Refusal(500, "unexpected_failure", "Database error querying schema");

function whole({ rows: [user] }: { rows: Row[] }): Row | undefined {
  if (user && NEVER_NULL.some((column) => user[column] === null)) throw unreadableRow();
  return user;
}

export const isBanned = (user: Row) => user.banned_until !== null && user.banned_until > new Date();

/** The address as it is looked up and hashed; undefined when it is none. */
export function normalEmail(email: unknown): string | undefined {
  const text = String(email);
  return bytesOf(text).length <= EMAIL_BYTES && EMAIL.test(text) ? text.toLowerCase() : undefined;
}

export async function passwordFits(password: string, hash: string): Promise<boolean> {
  if (/^\$(argon2|fbscrypt)/.test(hash)) throw notCovered("a password hash other than bcrypt");
  if (!BCRYPT.test(hash)) throw new Error("crypto/bcrypt: the stored password hash is malformed");
  const bytes = bytesOf(password).slice(0, BCRYPT_BYTES);
  return bytes.length > 0 && await bcryptVerify({ password: bytes, hash });
}

/** A new password and more of the user's own data; what else a user could change is not covered. */
export async function changeUser(
  database: Database,
  { user, sessionId, minimumLength, change }: {
    user: Row;
    sessionId?: string;
    minimumLength: number;
    change: Row;
  },
): Promise<Row> {
  const password = typeof change.password === "string" ? change.password : undefined;
  if (password !== undefined) refuseWeak(password, minimumLength);
  if (change.app_metadata) {
    throw new Refusal(403, "not_admin", "Updating app_metadata requires admin privileges");
  }
  if (change.phone) throw notCovered("the change of a phone number");
  if (change.email) await refuseChangeOfEmail(database, user, change.email);

  if (password !== undefined) {
    const hash = await newHash(password, user);
    await database.query(CHANGE_PASSWORD, [user.id, hash, sessionId]);
  }
  if (change.data) {
    const data = Object.entries({ ...user.raw_user_meta_data, ...change.data })
      .filter(([, value]) => value !== null);
    await database.query(CHANGE_DATA, [user.id, Object.fromEntries(data)]);
  }
  return await findById(database, user.id) ?? user;
}

export function refuseWeak(password: string, minimumLength: number): void {
  const { length } = bytesOf(password);
  if (length > BCRYPT_BYTES) {
    throw invalid(`Password cannot be longer than ${BCRYPT_BYTES} characters`);
  }
  if (length >= minimumLength) return;
  const message = `Password should be at least ${minimumLength} characters.`;
  const more = { weak_password: { message, reasons: ["length"] } };
  throw new Refusal(422, "weak_password", message, more);
}

async function refuseChangeOfEmail(database: Database, user: Row, email: unknown): Promise<void> {
  const wanted = normalEmail(email);
  if (!wanted) throw invalid("Unable to validate email address: invalid format");
  if (wanted === user.email) return;
  if (await findByEmail(database, wanted)) {
    const message = "A user with this email address has already been registered";
    throw new Refusal(422, "email_exists", message);
  }
  throw notCovered("the change of an e-mail address");
}

async function newHash(password: string, user: Row): Promise<string> {
  if (user.encrypted_password && await passwordFits(password, user.encrypted_password)) {
    const message = "New password should be different from the old password.";
    throw new Refusal(422, "same_password", message);
  }
  return await hashPassword(password);
}

export function hashPassword(password: string): Promise<string> {
  return bcrypt({
    password,
    salt: crypto.getRandomValues(new Uint8Array(16)),
    costFactor: BCRYPT_COST,
    outputType: "encoded",
  });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

export function userAnswer(user: Row, identities: Row[]) {
  return {
    id: user.id,
    aud: user.aud,
    role: user.role,
    email: user.email ?? "",
    email_confirmed_at: user.email_confirmed_at ?? undefined,
    invited_at: user.invited_at ?? undefined,
    phone: user.phone ?? "",
    phone_confirmed_at: user.phone_confirmed_at ?? undefined,
    confirmation_sent_at: user.confirmation_sent_at ?? undefined,
    confirmed_at: user.confirmed_at ?? undefined,
    recovery_sent_at: user.recovery_sent_at ?? undefined,
    new_email: user.email_change || undefined,
    email_change_sent_at: user.email_change_sent_at ?? undefined,
    last_sign_in_at: user.last_sign_in_at ?? undefined,
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    identities: identities.map(identityAnswer),
    created_at: user.created_at,
    updated_at: user.updated_at,
    banned_until: user.banned_until ?? undefined,
    is_anonymous: user.is_anonymous,
  };
}

const identityAnswer = (identity: Row) => ({
  identity_id: identity.id,
  id: identity.provider_id,
  user_id: identity.user_id,
  identity_data: identity.identity_data,
  provider: identity.provider,
  last_sign_in_at: identity.last_sign_in_at ?? undefined,
  created_at: identity.created_at,
  updated_at: identity.updated_at,
  email: identity.email ?? undefined,
});
