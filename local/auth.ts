// The offline stack's stand-in for Supabase Auth. It knows sign-up and sign-in by password, refresh,
// the user and the change of its password, codes by mail, logout, keys and health, and answers them
// as the real one does; all the rest is 501. It reads and writes the same tables. Nothing outside local/ imports
// it: production has the real one.

import { isIP } from "node:net";
import { importJWK, type JSONWebKeySet, type JWK, type JWTPayload, SignJWT } from "jose";
import type pg from "pg";
import { newCode, proofOf, type Purpose, redeem } from "./auth_codes.ts";
import { invalid, notCovered, Refusal } from "./auth_refusal.ts";
import type { AuthSettings } from "./auth_settings.ts";
import { pretendedUser, readSignUp, signUp } from "./auth_sign_up.ts";
import {
  changeUser,
  type Database,
  findByEmail,
  findById,
  identitiesOf,
  isBanned,
  NO_INSTANCE,
  passwordFits,
  type Row,
  userAnswer,
} from "./auth_users.ts";
import { tokenReader } from "./jwt.ts";
import type { Letter } from "./letter.ts";

export interface AuthOptions {
  database: pg.Pool;
  signingKey: JWK;
  jwks: JSONWebKeySet;
  /** Auth's own address, as the world sees it. */
  issuer: string;
  settings: AuthSettings;
  send: (letter: Letter) => void;
}

/** How somebody signed in, as the token names it. */
type Method = "password" | "otp";

interface Session {
  id: string;
  createdAt: Date;
  method: Method;
  refreshToken: string;
}

/** An answer that signs somebody in. */
interface Tokens {
  body: Record<string, unknown>;
  headers: Record<string, string>;
}

const TOKEN_SECONDS = 3600;
const REUSE_SECONDS = 10;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REFRESH_TOKEN = /^[a-z0-9]{12}$/;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

const OPEN_SESSION = `
with opened as (
  insert into auth.sessions (id, user_id, created_at, updated_at, aal, user_agent, ip)
  values ($1, $2::uuid, now(), now(), 'aal1', $3, $4)
), noted as (
  insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
  values (gen_random_uuid(), $1, now(), now(), $5)
), granted as (
  insert into auth.refresh_tokens
    (instance_id, token, user_id, parent, session_id, revoked, created_at, updated_at)
  values ($6, $7, ($2::uuid)::text, '', $1, false, now(), now())
)
update auth.users set last_sign_in_at = now(), updated_at = now() where id = $2::uuid
returning last_sign_in_at, updated_at`;

const BY_REFRESH_TOKEN = `
select t.*, s.created_at as opened_at, s.not_after < now() as is_over,
  (select m.authentication_method from auth.mfa_amr_claims as m where m.session_id = s.id) as method,
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

const invalidCredentials = () =>
  new Refusal(400, "invalid_credentials", "Invalid login credentials");
const badToken = (message: string) => new Refusal(403, "bad_jwt", message);

/** Answers a request whose path begins at Auth's own root. */
export function authHandler(options: AuthOptions): (request: Request) => Promise<Response> {
  const { database, issuer, settings, send } = options;
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
      return Response.json(userAnswer(user, await identitiesOf(database, user)));
    },
    "PUT /user": async (request) => {
      const { user, sessionId } = await authenticate(request);
      const change = await readBody(request);
      const minimumLength = settings.minimumPasswordLength;
      const changed = await changeUser(database, { user, sessionId, minimumLength, change });
      return Response.json(userAnswer(changed, await identitiesOf(database, changed)));
    },
    "POST /signup": async (request, url) => {
      const form = await readSignUp(await readBody(request), settings.minimumPasswordLength);
      const options = { settings, authUrl: issuer, redirectTo: redirectTarget(request, url) };
      const { user, letter } = await inTransaction(async (client) => {
        const user = await signUp(client, form);
        return { user, letter: user && await newCode(client, "signup", form.email, options) };
      });
      if (!user) return Response.json(pretendedUser(form));
      if (letter) send(letter);
      const waiting = await findById(database, user.id) ?? user;
      return Response.json(userAnswer(waiting, await identitiesOf(database, waiting)));
    },
    "POST /recover": async (request, url) => {
      const body = await readBody(request);
      if (!body.email) throw invalid("Password recovery requires an email");
      if (body.code_challenge) throw notCovered("the PKCE flow");
      return await mailCode("recovery", body.email, redirectTarget(request, url));
    },
    "POST /otp": async (request, url) => {
      const { email, phone, create_user: createUser = true, code_challenge: challenge } =
        await readBody(request);
      if (email && phone) {
        throw invalid("Only an email address or phone number should be provided");
      }
      if (createUser || challenge || phone) throw notCovered("a sign-up by code, PKCE or a phone");
      if (!email) throw invalid("One of email or phone must be set");
      const user = await findByEmail(database, String(email));
      if (!user) throw new Refusal(422, "otp_disabled", "Signups not allowed for otp");
      if (!user.email_confirmed_at) throw notCovered("a code to sign in before the first");
      return await mailCode("magiclink", email, redirectTarget(request, url));
    },
    "POST /resend": async (request, url) => {
      const { type, email, phone } = await readBody(request);
      if (["email_change", "sms", "phone_change"].includes(type)) {
        throw notCovered(`resend of type "${type}"`);
      }
      if (type !== "signup") {
        throw invalid("Missing one of these types: signup, email_change, sms, phone_change");
      }
      if (!email) throw invalid("Type provided requires an email address");
      if (phone) throw invalid("Only an email address or phone number should be provided.");
      return await mailCode("signup", email, redirectTarget(request, url));
    },
    "POST /verify": async (request) =>
      tokenResponse(await verify(request, await readBody(request))),
    "GET /verify": async (request, url) => {
      const { type, token } = Object.fromEntries(url.searchParams);
      if (!type) throw invalid("Verify requires a verification type");
      if (!token) throw invalid("Verify requires a token or a token hash");
      const back = new URL(redirectTarget(request, url));
      back.hash = await verifyLink(request, type, token);
      return new Response(null, { status: 303, headers: { location: back.href } });
    },
    "POST /logout": async (request, { searchParams }) => {
      const { user, sessionId } = await authenticate(request);
      const scope = searchParams.get("scope") || "global";
      if (!Object.hasOwn(LOGOUT, scope)) {
        throw invalid(`Unsupported logout scope "${scope}"`);
      }
      await database.query(LOGOUT[scope], [user.id, sessionId]);
      return new Response(null, { status: 204 });
    },
  };

  async function signIn(request: Request): Promise<Response> {
    const { email, phone, password } = await readBody(request);
    if (email && phone) {
      throw invalid("Only an email address or phone number should be provided on login.");
    }
    if (phone) throw new Refusal(400, "phone_provider_disabled", "Phone logins are disabled");
    if (!email) throw invalid("missing email or phone");

    const user = await findByEmail(database, email);
    if (!user?.encrypted_password) throw invalidCredentials();
    const identities = await identitiesOf(database, user);
    if (isBanned(user)) throw new Refusal(400, "user_banned", "User is banned");
    if (!await passwordFits(String(password ?? ""), user.encrypted_password)) {
      throw invalidCredentials();
    }
    if (!user.email_confirmed_at) {
      throw new Refusal(400, "email_not_confirmed", "Email not confirmed");
    }

    const opened = await openSession(database, user, "password", request);
    return tokenResponse(await tokensFor(opened.user, identities, opened.session));
  }

  async function refresh(request: Request): Promise<Response> {
    const { refresh_token: token } = await readBody(request);
    if (!token) {
      const body = { error: "invalid_request", error_description: "refresh_token required" };
      return Response.json(body, { status: 400 });
    }
    if (!REFRESH_TOKEN.test(String(token))) {
      throw invalid("Refresh token is not valid");
    }
    const { user, session } = await inTransaction((client) =>
      refreshLocked(client, token, clientOf(request))
    );
    return tokenResponse(await tokensFor(user, await identitiesOf(database, user), session));
  }

  /** An unknown address is answered as a known one is. */
  async function mailCode(
    purpose: Purpose,
    email: unknown,
    redirectTo: string,
  ): Promise<Response> {
    const letter = await inTransaction((client) =>
      newCode(client, purpose, email, { settings, authUrl: issuer, redirectTo })
    );
    if (letter) send(letter);
    return Response.json({});
  }

  async function verify(request: Request, body: Row): Promise<Tokens> {
    const proof = proofOf(body);
    const { user, session } = await inTransaction(async (client) => {
      const bearer = await redeem(client, proof, settings.codeSeconds);
      return await openSession(client, bearer, "otp", request);
    });
    return await tokensFor(user, await identitiesOf(database, user), session);
  }

  /** What a link in a mail brings back to the site, behind the # that no server is told. */
  async function verifyLink(request: Request, type: string, hash: string): Promise<string> {
    try {
      const { user: _, ...tokens } = (await verify(request, { type, token_hash: hash })).body;
      const words = Object.entries(tokens).map(([name, value]) => [name, `${value}`]);
      return `${new URLSearchParams([...words, ["sb", ""], ["type", type]])}`;
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 403) throw error;
      return `${new URLSearchParams({
        error: "access_denied",
        error_code: error.code,
        error_description: error.message,
        sb: "",
      })}`;
    }
  }

  /** The page that asked, if it is one of the site's. */
  function redirectTarget({ headers }: Request, { searchParams }: URL): string {
    const wanted = searchParams.get("redirect_to") ?? headers.get("redirect_to") ?? "";
    const { siteUrl, redirectUrls } = settings;
    const isOurs = URL.canParse(wanted) &&
      [siteUrl, ...redirectUrls].some((known) => new URL(known).origin === new URL(wanted).origin);
    return isOurs ? wanted : siteUrl;
  }

  async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T | Refusal>) {
    const client = await database.connect();
    let result;
    try {
      await client.query("begin");
      result = await work(client);
      await client.query("commit");
    } catch (error) {
      if (!(error instanceof Refusal)) {
        client.release(error as Error);
        throw error;
      }
      await client.query("rollback");
      client.release();
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

    const user = await findById(database, sub);
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

  async function tokensFor(user: Row, identities: Row[], session: Session): Promise<Tokens> {
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + TOKEN_SECONDS;
    const accessToken = await new SignJWT(claimsOf(user, session))
      .setProtectedHeader({ alg, kid, typ: "JWT" })
      .setIssuer(issuer)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(await key);
    return {
      body: {
        access_token: accessToken,
        token_type: "bearer",
        expires_in: TOKEN_SECONDS,
        expires_at: expiresAt,
        refresh_token: session.refreshToken,
        user: userAnswer(user, identities),
      },
      headers: {
        "sb-auth-user-id": user.id,
        "sb-auth-session-id": session.id,
        "sb-auth-refresh-token-prefix": session.refreshToken.slice(0, 5),
      },
    };
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

const tokenResponse = ({ body, headers }: Tokens) => Response.json(body, { headers });

async function openSession(
  database: Database,
  user: Row,
  method: Method,
  request: Request,
): Promise<{ user: Row; session: Session }> {
  const session = {
    id: crypto.randomUUID(),
    createdAt: new Date(),
    method,
    refreshToken: newToken(),
  };
  const { rows: [times] } = await database.query(OPEN_SESSION, [
    session.id,
    user.id,
    ...clientOf(request),
    method,
    NO_INSTANCE,
    session.refreshToken,
  ]);
  return { user: { ...user, ...times }, session };
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
  const user = await findById(client, held.user_id);
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
  const { session_id: id, opened_at: createdAt, method } = held;
  return { user, session: { id, createdAt, method, refreshToken } };
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
    amr: [{ method: session.method, timestamp: Math.floor(session.createdAt.getTime() / 1000) }],
    session_id: session.id,
    is_anonymous: user.is_anonymous,
  };
}
