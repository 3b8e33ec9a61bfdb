// The offline stack's stand-in for Supabase Auth. It knows sign-in by password, refresh, the user,
// logout, keys and health, and answers them as the real one does; all the rest is 501. It reads and
// writes the same tables. Nothing outside local/ imports it: production has the real one.

import { isIP } from "node:net";
import { bcryptVerify } from "hash-wasm";
import { importJWK, type JSONWebKeySet, type JWK, type JWTPayload, SignJWT } from "jose";
import type pg from "pg";
import { tokenReader } from "./jwt.ts";

export interface AuthOptions {
  database: pg.Pool;
  signingKey: JWK;
  jwks: JSONWebKeySet;
  issuer: string;
}

// deno-lint-ignore no-explicit-any -- a row of auth.*, as the driver gives it
type Row = Record<string, any>;

interface Session {
  id: string;
  createdAt: Date;
  refreshToken: string;
}

const API_VERSION = "2024-01-01";
const VERSION_HEADER = "x-supabase-api-version";
const AUDIENCE = "authenticated";
const NO_INSTANCE = "00000000-0000-0000-0000-000000000000";
const TOKEN_SECONDS = 3600;
const REUSE_SECONDS = 10;
const BCRYPT_BYTES = 72;
const BCRYPT = /^\$2[abxy]?\$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REFRESH_TOKEN = /^[a-z0-9]{12}$/;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

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

const OPEN_SESSION = `
with opened as (
  insert into auth.sessions (id, user_id, created_at, updated_at, aal, user_agent, ip)
  values ($1, $2::uuid, now(), now(), 'aal1', $3, $4)
), granted as (
  insert into auth.refresh_tokens
    (instance_id, token, user_id, parent, session_id, revoked, created_at, updated_at)
  values ($5, $6, ($2::uuid)::text, '', $1, false, now(), now())
)
update auth.users set last_sign_in_at = now(), updated_at = now() where id = $2::uuid
returning last_sign_in_at, updated_at`;

const BY_REFRESH_TOKEN = `
select t.*, s.created_at as opened_at, s.not_after < now() as is_over,
  t.updated_at + make_interval(secs => $2) < clock_timestamp() as is_late
from auth.refresh_tokens as t
left join auth.sessions as s on s.id = t.session_id
where t.token = $1
for update of t`;

const ACTIVE_TOKEN = `
select token, parent from auth.refresh_tokens
where session_id = $1 and revoked = false order by id desc limit 1`;

const SWAP_TOKEN = `
with spent as (
  update auth.refresh_tokens set revoked = true, updated_at = now() where token = $1
), granted as (
  insert into auth.refresh_tokens
    (instance_id, token, user_id, parent, session_id, revoked, created_at, updated_at)
  values ($2, $3, ($4::uuid)::text, $1, $5, false, now(), now())
)
update auth.users set last_sign_in_at = now(), updated_at = now() where id = $4::uuid`;

const REVOKE_FAMILY = `
update auth.refresh_tokens set revoked = true, updated_at = now()
where session_id = $1 and revoked = false`;

const TOUCH_SESSION = `
update auth.sessions
set refreshed_at = now() at time zone 'utc', updated_at = now(), user_agent = $2, ip = $3
where id = $1`;

const LOGOUT: Record<string, string> = {
  global: "delete from auth.sessions where user_id = $1 and $2::uuid is not null",
  local: "delete from auth.sessions where user_id = $1 and id = $2",
  others: "delete from auth.sessions where user_id = $1 and id <> $2",
};

/** An answer in one of Auth's two envelopes; the caller's version header says which. */
class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }

  response(request: Request): Response {
    const headers = new Headers({ "x-sb-error-code": this.code });
    if (request.headers.get(VERSION_HEADER) !== API_VERSION) {
      const body = { code: this.status, error_code: this.code, msg: this.message };
      return Response.json(body, { status: this.status, headers });
    }
    headers.set(VERSION_HEADER, API_VERSION);
    const body = { code: this.code, message: this.message };
    return Response.json(body, { status: this.status, headers });
  }
}

const invalidCredentials = () =>
  new Refusal(400, "invalid_credentials", "Invalid login credentials");
const notCovered = (what: string) =>
  new Refusal(501, "not_covered", `not covered by the offline stack: ${what}`);
const badToken = (message: string) => new Refusal(403, "bad_jwt", message);

/** Answers a request whose path begins at Auth's own root. */
export function authHandler(options: AuthOptions): (request: Request) => Promise<Response> {
  const { database, issuer } = options;
  const { alg = "ES256", kid } = options.signingKey;
  const key = importJWK(options.signingKey, alg);
  const readToken = tokenReader(options.jwks);
  const publicKeys = options.jwks.keys.filter(({ kty }) => kty !== "oct");

  const routes: Record<string, (request: Request, url: URL) => Response | Promise<Response>> = {
    "GET /health": () =>
      Response.json({
        version: "offline stack",
        name: "GoTrue",
        description: "GoTrue is a user registration and authentication API",
      }),
    "GET /.well-known/jwks.json": () =>
      Response.json({ keys: publicKeys }, {
        headers: { "cache-control": "public, max-age=600" },
      }),
    "POST /token": async (request, { searchParams }) => {
      const grant = searchParams.get("grant_type") ?? "";
      if (grant === "password") return await signIn(request);
      if (grant === "refresh_token") return await refresh(request);
      if (["pkce", "id_token", "web3"].includes(grant)) throw notCovered(grant);
      throw new Refusal(400, "invalid_credentials", "unsupported_grant_type");
    },
    "GET /user": async (request) => {
      const { user } = await authenticate(request);
      return Response.json(userAnswer(user, await identitiesOf(user)));
    },
    "POST /logout": async (request, { searchParams }) => {
      const { user, sessionId } = await authenticate(request);
      const scope = searchParams.get("scope") || "global";
      if (!Object.hasOwn(LOGOUT, scope)) {
        throw new Refusal(400, "validation_failed", `Unsupported logout scope "${scope}"`);
      }
      await database.query(LOGOUT[scope], [user.id, sessionId]);
      return new Response(null, { status: 204 });
    },
  };

  async function signIn(request: Request): Promise<Response> {
    const { email, phone, password } = await readBody(request);
    if (email && phone) {
      throw new Refusal(
        400,
        "validation_failed",
        "Only an email address or phone number should be provided on login.",
      );
    }
    if (phone) throw new Refusal(400, "phone_provider_disabled", "Phone logins are disabled");
    if (!email) throw new Refusal(400, "validation_failed", "missing email or phone");

    const user = wholeUser(await database.query(BY_EMAIL, [email, AUDIENCE, NO_INSTANCE]));
    if (!user?.encrypted_password) throw invalidCredentials();
    const identities = await identitiesOf(user);
    if (isBanned(user)) throw new Refusal(400, "user_banned", "User is banned");
    if (!await passwordFits(String(password ?? ""), user.encrypted_password)) {
      throw invalidCredentials();
    }
    if (!user.email_confirmed_at) {
      throw new Refusal(400, "email_not_confirmed", "Email not confirmed");
    }

    const session = { id: crypto.randomUUID(), createdAt: new Date(), refreshToken: newToken() };
    const { rows: [times] } = await database.query(OPEN_SESSION, [
      session.id,
      user.id,
      ...clientOf(request),
      NO_INSTANCE,
      session.refreshToken,
    ]);
    return await tokenAnswer({ ...user, ...times }, identities, session);
  }

  async function refresh(request: Request): Promise<Response> {
    const { refresh_token: token } = await readBody(request);
    if (!token) {
      const body = { error: "invalid_request", error_description: "refresh_token required" };
      return Response.json(body, { status: 400 });
    }
    if (!REFRESH_TOKEN.test(String(token))) {
      throw new Refusal(400, "validation_failed", "Refresh token is not valid");
    }
    const { user, session } = await inTransaction((client) =>
      refreshLocked(client, token, clientOf(request))
    );
    return await tokenAnswer(user, await identitiesOf(user), session);
  }

  async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T | Refusal>) {
    const client = await database.connect();
    let result;
    try {
      await client.query("begin");
      result = await work(client);
      await client.query("commit");
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    client.release();
    if (result instanceof Refusal) throw result;
    return result;
  }

  async function authenticate(request: Request): Promise<{ user: Row; sessionId?: string }> {
    const token = request.headers.get("authorization")?.match(/^bearer (\S+)$/i)?.[1];
    if (!token) {
      throw new Refusal(401, "no_authorization", "This endpoint requires a valid Bearer token");
    }
    const claims = await readToken(token);
    if (!claims) throw badToken("invalid JWT: unable to parse or verify signature");
    const { exp, sub, session_id: sessionId } = claims as JWTPayload & { session_id?: string };
    if (exp !== undefined && exp * 1000 < Date.now()) {
      throw badToken("invalid JWT: unable to parse or verify signature, token is expired");
    }
    if (!sub) throw badToken("invalid claim: missing sub claim");
    if (!UUID.test(sub)) {
      throw new Refusal(400, "bad_jwt", "invalid claim: sub claim must be a UUID");
    }

    const user = wholeUser(await database.query(BY_ID, [sub, NO_INSTANCE]));
    if (!user) {
      throw new Refusal(403, "user_not_found", "User from sub claim in JWT does not exist");
    }
    if (sessionId && !await hasSession(sessionId)) {
      throw new Refusal(
        403,
        "session_not_found",
        "Session from session_id claim in JWT does not exist",
      );
    }
    return { user, sessionId };
  }

  async function hasSession(id: string): Promise<boolean> {
    const { rowCount } = await database.query("select from auth.sessions where id = $1", [id]);
    return rowCount === 1;
  }

  async function identitiesOf({ id }: Row): Promise<Row[]> {
    const { rows } = await database.query(IDENTITIES, [id]);
    if (rows.some((row: Row) => !row.created_at || !row.updated_at)) throw unreadableRow();
    return rows;
  }

  async function tokenAnswer(user: Row, identities: Row[], session: Session): Promise<Response> {
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + TOKEN_SECONDS;
    const accessToken = await new SignJWT(claimsOf(user, session))
      .setProtectedHeader({ alg, kid, typ: "JWT" })
      .setIssuer(issuer)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(await key);
    return Response.json({
      access_token: accessToken,
      token_type: "bearer",
      expires_in: TOKEN_SECONDS,
      expires_at: expiresAt,
      refresh_token: session.refreshToken,
      user: userAnswer(user, identities),
    }, {
      headers: {
        "sb-auth-user-id": user.id,
        "sb-auth-session-id": session.id,
        "sb-auth-refresh-token-prefix": session.refreshToken.slice(0, 5),
      },
    });
  }

  return async (request) => {
    const url = new URL(request.url);
    try {
      const route = routes[`${request.method} ${url.pathname}`];
      if (!route) throw notCovered(`${request.method} ${url.pathname}`);
      return await route(request, url);
    } catch (error) {
      if (error instanceof Refusal) return error.response(request);
      console.error(error);
      return new Refusal(
        500,
        "unexpected_failure",
        "Unexpected failure, please check server logs for more information",
      ).response(request);
    }
  };
}

/** A refusal that is returned, not thrown, is committed: a stolen token stays revoked. */
async function refreshLocked(
  client: pg.PoolClient,
  token: string,
  [userAgent, address]: (string | null)[],
): Promise<{ user: Row; session: Session } | Refusal> {
  const refused = (code: string, why: string) =>
    new Refusal(400, code, `Invalid Refresh Token: ${why}`);
  const { rows: [held] } = await client.query(BY_REFRESH_TOKEN, [token, REUSE_SECONDS]);
  if (!held) return refused("refresh_token_not_found", "Refresh Token Not Found");
  const user = wholeUser(await client.query(BY_ID, [held.user_id, NO_INSTANCE]));
  if (!user) return refused("refresh_token_not_found", "Refresh Token Not Found");
  if (isBanned(user)) return refused("user_banned", "User Banned");
  if (!held.opened_at) return refused("session_not_found", "No Valid Session Found");
  if (held.is_over) return refused("session_expired", "Session Expired");

  const { rows: [active] } = await client.query(ACTIVE_TOKEN, [held.session_id]);
  const wasLost = held.revoked && active?.parent === token;
  if (held.revoked && !wasLost && held.is_late) {
    await client.query(REVOKE_FAMILY, [held.session_id]);
    return refused("refresh_token_already_used", "Already Used");
  }
  const refreshToken = wasLost ? active.token : newToken();
  if (!wasLost) {
    const swap = [token, NO_INSTANCE, refreshToken, user.id, held.session_id];
    await client.query(SWAP_TOKEN, swap);
  }
  await client.query(TOUCH_SESSION, [held.session_id, userAgent, address]);
  return { user, session: { id: held.session_id, createdAt: held.opened_at, refreshToken } };
}

async function readBody(request: Request): Promise<Row> {
  try {
    return Object(await request.json());
  } catch (error) {
    throw new Refusal(
      400,
      "bad_json",
      `Could not parse request body as JSON: ${(error as Error).message}`,
    );
  }
}

const unreadableRow = () =>
  new Refusal(500, "unexpected_failure", "Database error querying schema");

function wholeUser({ rows: [user] }: { rows: Row[] }): Row | undefined {
  if (user && NEVER_NULL.some((column) => user[column] === null)) throw unreadableRow();
  return user;
}

const isBanned = (user: Row) => user.banned_until !== null && user.banned_until > new Date();

async function passwordFits(password: string, hash: string): Promise<boolean> {
  if (/^\$(argon2|fbscrypt)/.test(hash)) throw notCovered("a password hash other than bcrypt");
  if (!BCRYPT.test(hash)) throw new Error("crypto/bcrypt: the stored password hash is malformed");
  const bytes = new TextEncoder().encode(password).slice(0, BCRYPT_BYTES);
  return bytes.length > 0 && await bcryptVerify({ password: bytes, hash });
}

function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}

function clientOf({ headers }: Request): (string | null)[] {
  const address = headers.get("x-forwarded-for")?.split(",")[0].trim() ?? "";
  return [headers.get("user-agent"), isIP(address) ? address : null];
}

function claimsOf(user: Row, session: Session): JWTPayload {
  return {
    sub: user.id,
    aud: user.aud,
    email: user.email ?? "",
    phone: user.phone ?? "",
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    role: user.role,
    aal: "aal1",
    amr: [{ method: "password", timestamp: Math.floor(session.createdAt.getTime() / 1000) }],
    session_id: session.id,
    is_anonymous: user.is_anonymous,
  };
}

function userAnswer(user: Row, identities: Row[]) {
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
