// Sign-up at the Auth stand-in, where an address must be confirmed. As the real one does, it writes
// what a sign-up sends to the user, to his identity, and to the user once more, from its memory.

import pg from "pg";
import { DatabaseRefusal, invalid, notCovered, Refusal } from "./auth_refusal.ts";
import {
  AUDIENCE,
  type Database,
  findByEmail,
  findById,
  hashPassword,
  NO_INSTANCE,
  normalEmail,
  refuseWeak,
  type Row,
} from "./auth_users.ts";

/** A form that may make a user. */
export interface SignUp {
  email: string;
  hash: string;
  data: Row;
}

const INSERT_USER = `
insert into auth.users (
  instance_id, id, aud, role, email, encrypted_password, confirmation_token, recovery_token,
  email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at
)
values ($1, $2, $3, $3, $4, $5, '', '', '', '', $6, $7, now(), now())`;

const INSERT_IDENTITY = `
insert into auth.identities (
  provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at
)
values ('email', ($1::uuid)::text, $1::uuid, $2, now(), now(), now())`;

const REMEMBER = "update auth.users set raw_user_meta_data = $2 where id = $1";

const APP_DATA = { provider: "email", providers: ["email"] };

/** Hashes before anything is locked. */
export async function readSignUp(body: Row, minimumLength: number): Promise<SignUp> {
  const { email, phone, password, data, code_challenge: challenge } = body;
  if (phone || challenge) throw notCovered("a sign-up by phone or by PKCE");
  if (!email) {
    throw new Refusal(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled");
  }
  if (!password) throw invalid("Signup requires a valid password");
  refuseWeak(String(password), minimumLength);
  const address = normalEmail(email);
  if (!address) throw invalid("Unable to validate email address: invalid format");
  return { email: address, hash: await hashPassword(String(password)), data: Object(data) };
}

/** The user who is to confirm his address, made now or waiting since; none when it is taken. */
export async function signUp(database: Database, form: SignUp): Promise<Row | undefined> {
  const known = await findByEmail(database, form.email, "for update");
  if (known) return known.email_confirmed_at ? undefined : known;
  const id = crypto.randomUUID();
  const { email, hash, data } = form;
  await saveUser(database, [NO_INSTANCE, id, AUDIENCE, email, hash, APP_DATA, data]);
  const remembered = { ...data, sub: id, email, email_verified: false, phone_verified: false };
  await database.query(INSERT_IDENTITY, [id, remembered]);
  await database.query(REMEMBER, [id, remembered]);
  return await findById(database, id);
}

async function saveUser(database: Database, values: unknown[]): Promise<void> {
  try {
    await database.query(INSERT_USER, values);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new DatabaseRefusal("Database error saving new user", error);
  }
}

/** What somebody is told who signs up with an address that is taken: nothing that says so. */
export function pretendedUser({ email, data }: SignUp) {
  const now = new Date();
  return {
    id: crypto.randomUUID(),
    aud: AUDIENCE,
    role: "",
    email,
    phone: "",
    confirmation_sent_at: now,
    app_metadata: APP_DATA,
    user_metadata: data,
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  };
}
