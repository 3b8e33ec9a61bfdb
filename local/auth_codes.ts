// The codes of the Auth stand-in: made, mailed as the templates say, and good once for a while.

import { createHash, randomInt } from "node:crypto";
import { invalid, notCovered, Refusal } from "./auth_refusal.ts";
import type { AuthSettings, Template } from "./auth_settings.ts";
import {
  type Database,
  findByEmail,
  findById,
  isBanned,
  normalEmail,
  type Row,
} from "./auth_users.ts";
import { type Letter, writeLetter } from "./letter.ts";

export type Purpose = "signup" | "recovery" | "magiclink";

/** Where a code of each purpose is kept, and the mail that carries it. */
const KEPT: Record<Purpose, { token: string; sentAt: string; template: Template }> = {
  signup: {
    token: "confirmation_token",
    sentAt: "confirmation_sent_at",
    template: "confirmation",
  },
  recovery: { token: "recovery_token", sentAt: "recovery_sent_at", template: "recovery" },
  // In the same place: one of the two voids the other.
  magiclink: { token: "recovery_token", sentAt: "recovery_sent_at", template: "magic_link" },
};

/** What a code may have been sent for, by the type that its bearer names. */
const PURPOSES: Record<string, Purpose[]> = {
  signup: ["signup"],
  recovery: ["recovery"],
  magiclink: ["magiclink"],
  email: ["signup", "recovery"],
};

const keep = ({ token, sentAt }: typeof KEPT[Purpose]) => `
with noted as (
  insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to)
  values (gen_random_uuid(), $1, '${token}', $2, $3)
  on conflict (user_id, token_type) do update
  set token_hash = excluded.token_hash, relates_to = excluded.relates_to,
    created_at = now(), updated_at = now()
)
update auth.users set ${token} = $2, ${sentAt} = now(), updated_at = now() where id = $1`;

const spend = ({ token }: typeof KEPT[Purpose]) => `
with withdrawn as (delete from auth.one_time_tokens where user_id = $1)
update auth.users set ${token} = '', updated_at = now() where id = $1`;

const BEARER = `
select user_id from auth.one_time_tokens where token_hash = $1 and token_type::text = any ($2)`;

const CONFIRM = `
update auth.users set
  confirmation_token = '', email_confirmed_at = now(), updated_at = now(),
  raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || '{"email_verified": true}'
where id = $1`;

const CONFIRM_IDENTITY = `
update auth.identities
set identity_data = identity_data || '{"email_verified": true}', updated_at = now()
where user_id = $1 and email = $2`;

/** What a code and its mail are made of. */
export interface CodeOptions {
  settings: AuthSettings;
  /** Auth's own address, for a template with a link to it. */
  authUrl: string;
  redirectTo: string;
}

/** Makes a code and the mail that carries it; none for a stranger, or to confirm anew. */
export async function newCode(
  database: Database,
  purpose: Purpose,
  email: unknown,
  { settings, authUrl, redirectTo }: CodeOptions,
): Promise<Letter | undefined> {
  const address = normalEmail(email);
  if (!address) throw invalid("Unable to validate email address: invalid format");
  const user = await findByEmail(database, address, "for update");
  if (!user || purpose === "signup" && user.email_confirmed_at) return;

  const { sentAt, template } = KEPT[purpose];
  refuseHaste(user[sentAt], settings.secondsBetweenMails);
  const code = randomDigits(settings.codeLength);
  const hash = hashOf(user.email, code);
  await database.query(keep(KEPT[purpose]), [user.id, hash, address]);
  const link = new URLSearchParams({ token: hash, type: purpose, redirect_to: redirectTo });
  return writeLetter(settings.sender, user.email, settings.templates[template], {
    Token: code,
    TokenHash: hash,
    Email: user.email,
    SiteURL: settings.siteUrl,
    RedirectTo: redirectTo,
    ConfirmationURL: `${authUrl}/verify?${link}`,
  });
}

function refuseHaste(sentAt: Date | null, seconds: number): void {
  const left = (sentAt?.getTime() ?? 0) / 1000 + seconds - Date.now() / 1000;
  if (left <= 0) return;
  throw new Refusal(
    429,
    "over_email_send_rate_limit",
    `For security purposes, you can only request this after ${Math.trunc(left)} seconds.`,
  );
}

/** What somebody shows to prove that he reads the mails of an address. */
interface Proof {
  purposes: Purpose[];
  hash: string;
  /** Missing where the hash alone was in a link. */
  email?: string;
}

export function proofOf(body: Row): Proof {
  const { type, token, token_hash: hash, email, phone } = body;
  if (!type) throw invalid("Verify requires a verification type");
  if (!token === !hash) throw invalid("Verify requires either a token or a token hash");
  if (!Object.hasOwn(PURPOSES, type)) throw notCovered(`verification of type "${type}"`);
  const purposes = PURPOSES[type];
  if (hash) {
    if (email || phone || body.redirect_to) {
      throw invalid("Only the token_hash and type should be provided");
    }
    return { purposes, hash: String(hash) };
  }
  if (!email || phone) {
    throw invalid("Only an email address or phone number should be provided on verify");
  }
  const address = normalEmail(email);
  if (!address) throw new Refusal(422, "validation_failed", "Invalid email format");
  return { purposes, hash: hashOf(address, String(token)), email: address };
}

/** Takes a code for good, confirms the address that it proves, and gives its user. */
export async function redeem(
  database: Database,
  proof: Proof,
  codeSeconds: number,
): Promise<Row> {
  const user = await bearerOf(database, proof);
  if (user && isBanned(user)) throw new Refusal(403, "user_banned", "User is banned");
  const purpose = user && proof.purposes.find((purpose) => {
    const { token, sentAt } = KEPT[purpose];
    return user[token] === proof.hash && isFresh(user[sentAt], codeSeconds);
  });
  if (!user || !purpose) {
    const what = proof.email
      ? "Token has expired or is invalid"
      : "Email link is invalid or has expired";
    throw new Refusal(403, "otp_expired", what);
  }
  await database.query(spend(KEPT[purpose]), [user.id]);
  if (!user.email_confirmed_at) await database.query(CONFIRM, [user.id]);
  if (purpose === "signup") await database.query(CONFIRM_IDENTITY, [user.id, user.email]);
  return await findById(database, user.id) ?? user;
}

async function bearerOf(
  database: Database,
  { email, hash, purposes }: Proof,
): Promise<Row | undefined> {
  if (email) return await findByEmail(database, email, "for update");
  const types = purposes.map((purpose) => KEPT[purpose].token);
  const { rows: [bearer] } = await database.query(BEARER, [hash, types]);
  return bearer && await findById(database, bearer.user_id, "for update");
}

const isFresh = (sentAt: Date | null, seconds: number) =>
  sentAt !== null && Date.now() <= sentAt.getTime() + seconds * 1000;

const hashOf = (email: string, code: string) =>
  createHash("sha224").update(email + code).digest("hex");

const randomDigits = (length: number) => Array.from({ length }, () => randomInt(10)).join("");
