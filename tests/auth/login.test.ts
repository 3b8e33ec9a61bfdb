// The cases of Supabase Auth's contract that the project relies on, by their numbers: users inserted
// by SQL, as the migration of a session does, must be able to sign in. They run against the stack
// given by the environment, or against the server of AUTH_URL.

import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { createLocalJWKSet, decodeJwt, importJWK, jwtVerify, SignJWT } from "jose";
import { SIGNING_KEY } from "../../local/keys.ts";
import { readTarget } from "../../local/settings.ts";
import {
  assertRefused,
  bearer,
  call,
  count,
  database,
  DOMAIN,
  hash,
  insertUser,
  PASSWORD,
  refresh,
  removeUsers,
  signedIn,
  signIn,
  supabase,
} from "./_support/auth.ts";

const { publishableKey } = readTarget();
const signingKey = JSON.parse(
  Deno.env.get("SUPABASE_JWT_SIGNING_KEY") ?? JSON.stringify(SIGNING_KEY),
);
const VERSION = { "x-supabase-api-version": "2024-01-01" };

Deno.test.afterAll(removeUsers);

const INVALID: [number, string, string] = [400, "invalid_credentials", "Invalid login credentials"];

Deno.test("case 1: a user inserted by SQL signs in", async () => {
  const user = await insertUser();
  const { status, headers, body } = await signIn(user.email);
  assertEquals(status, 200);
  assertEquals([body.token_type, body.expires_in], ["bearer", 3600]);
  assert(Math.abs(body.expires_at - Date.now() / 1000 - 3600) < 30);
  assertMatch(body.refresh_token, /^\S{12,}$/);
  assertEquals(headers.get("sb-auth-user-id"), user.id);
  assertEquals([body.user.id, body.user.email], [user.id, user.email]);
  assertEquals([body.user.aud, body.user.role], ["authenticated", "authenticated"]);
  assertEquals(body.user.app_metadata, { provider: "email", providers: ["email"] });
  assertEquals([body.user.phone, body.user.is_anonymous], ["", false]);
  assert(body.user.last_sign_in_at && body.user.email_confirmed_at && body.user.confirmed_at);
  const [identity] = body.user.identities;
  assertEquals([identity.provider, identity.id, identity.email], ["email", user.id, user.email]);

  assertEquals([await count("sessions", user), await count("refresh_tokens", user)], [1, 1]);
  const sql = "select last_sign_in_at from auth.users where id = $1";
  assert((await database.query(sql, [user.id])).rows[0].last_sign_in_at);
});

Deno.test("case 1: the access token carries the claims that functions and policies read", async () => {
  const { user, access } = await signedIn();
  const claims = decodeJwt(access);
  assertMatch(claims.iss!, /\/auth\/v1$/);
  assertEquals([claims.sub, claims.aud, claims.role], [user.id, "authenticated", "authenticated"]);
  assertEquals([claims.email, claims.phone, claims.aal], [user.email, "", "aal1"]);
  assertEquals(claims.is_anonymous, false);
  assertEquals((claims.amr as { method: string }[])[0].method, "password");
  assertEquals(claims.exp! - claims.iat!, 3600);
  const sql = "select id from auth.sessions where user_id = $1";
  assertEquals(claims.session_id, (await database.query(sql, [user.id])).rows[0].id);
});

Deno.test("case 2: the e-mail in capitals is the same user", async () => {
  const user = await insertUser();
  assertEquals((await signIn(user.email.toUpperCase())).body.user.id, user.id);
});

Deno.test("case 3: a wrong password is refused", async () => {
  assertRefused(await signIn((await insertUser()).email, "wrong"), INVALID);
  assertRefused(await signIn((await insertUser()).email, ""), INVALID);
});

Deno.test("case 4: an unknown e-mail is refused with the same words", async () => {
  assertRefused(await signIn(`nobody@${DOMAIN}`), INVALID);
});

Deno.test("case 5: an unconfirmed user with the right password is told so", async () => {
  const { email } = await insertUser("email_confirmed_at = null");
  assertRefused(await signIn(email), [400, "email_not_confirmed", "Email not confirmed"]);
});

Deno.test("case 6: an unconfirmed user with a wrong password learns nothing", async () => {
  const { email } = await insertUser("email_confirmed_at = null");
  assertRefused(await signIn(email, "wrong"), INVALID);
});

Deno.test("case 7: a banned user is refused", async () => {
  const { email } = await insertUser("banned_until = now() + interval '1 hour'");
  assertRefused(await signIn(email), [400, "user_banned"]);
});

Deno.test("case 8: neither e-mail nor phone is refused", async () => {
  const answer = await call("POST", "/token?grant_type=password", { body: { password: "x" } });
  assertRefused(answer, [400, "validation_failed", "missing email or phone"]);
});

Deno.test("case 9: e-mail and phone together are refused", async () => {
  const body = { email: `a@${DOMAIN}`, phone: "33600000000", password: PASSWORD };
  const answer = await call("POST", "/token?grant_type=password", { body });
  assertRefused(answer, [400, "validation_failed"]);
});

Deno.test("case 10: an unknown grant is refused", async () => {
  const answer = await call("POST", "/token?grant_type=foo", { body: {} });
  assertRefused(answer, [400, "invalid_credentials", "unsupported_grant_type"]);
});

Deno.test("case 11: a body that is not JSON is refused", async () => {
  const answer = await call("POST", "/token?grant_type=password", { body: "sdfsdf" });
  assertRefused(answer, [400, "bad_json"]);
});

const FATAL_NULLS = [
  "role",
  "confirmation_token",
  "recovery_token",
  "email_change_token_new",
  "email_change_token_current",
  "email_change",
  "phone_change",
  "phone_change_token",
  "reauthentication_token",
  "email_change_confirm_status",
  "created_at",
  "updated_at",
];

for (const column of FATAL_NULLS) {
  Deno.test(`case 12: a user whose ${column} is null breaks the sign-in`, async () => {
    const { email } = await insertUser(`${column} = null`);
    const expected = "Database error querying schema";
    assertRefused(await signIn(email), [500, "unexpected_failure", expected]);
  });
}

Deno.test("case 13: a user of another instance or audience does not exist", async () => {
  for (const change of ["instance_id = null", "instance_id = id", "aud = 'other'", "aud = null"]) {
    assertRefused(await signIn((await insertUser(change)).email), INVALID);
  }
});

Deno.test("case 15: a refresh gives new tokens and spends the old one", async () => {
  const first = await signedIn();
  const { status, body } = await refresh(first.refresh);
  assertEquals([status, body.user.id], [200, first.user.id]);
  assertNotEquals(body.refresh_token, first.refresh);
  assertEquals(decodeJwt(body.access_token).session_id, decodeJwt(first.access).session_id);
  assertEquals(await count("sessions", first.user), 1);
});

Deno.test("case 16: the old token within ten seconds gives the active one", async () => {
  const first = await signedIn();
  const second = await refresh(first.refresh);
  const again = await refresh(first.refresh);
  assertEquals([again.status, again.body.refresh_token], [200, second.body.refresh_token]);
});

Deno.test("case 17: an old token later is refused, and takes its session's tokens along", async () => {
  const first = await signedIn();
  const second = await refresh(first.refresh);
  const third = await refresh(second.body.refresh_token);
  const age = "update auth.refresh_tokens set updated_at = now() - interval '1 minute' " +
    "where user_id = $1";
  await database.query(age, [first.user.id]);
  const used: [number, string, string] = [
    400,
    "refresh_token_already_used",
    "Invalid Refresh Token: Already Used",
  ];
  assertRefused(await refresh(first.refresh), used);
  await database.query(age, [first.user.id]);
  assertRefused(await refresh(third.body.refresh_token), used);
});

Deno.test("case 18: a token of the wrong form is refused", async () => {
  assertRefused(await refresh("not a token"), [
    400,
    "validation_failed",
    "Refresh token is not valid",
  ]);
});

Deno.test("case 19: an unknown token is refused", async () => {
  assertRefused(await refresh("aaaaaaaaaaaa"), [400, "refresh_token_not_found"]);
});

Deno.test("case 20: the user without a token is refused", async () => {
  assertRefused(await call("GET", "/user"), [401, "no_authorization"]);
});

Deno.test("case 21: the user with a forged or expired token is refused", async () => {
  const { access } = await signedIn();
  const forged = `${access.slice(0, access.lastIndexOf("."))}.${"A".repeat(86)}`;
  assertRefused(await call("GET", "/user", { headers: bearer(forged) }), [403, "bad_jwt"]);
  const expired = await new SignJWT({ ...decodeJwt(access), exp: 1_700_000_000 })
    .setProtectedHeader({ alg: signingKey.alg, kid: signingKey.kid, typ: "JWT" })
    .sign(await importJWK(signingKey, signingKey.alg));
  assertRefused(await call("GET", "/user", { headers: bearer(expired) }), [403, "bad_jwt"]);
});

Deno.test("case 22: the user of a session that has ended is refused", async () => {
  const { user, access } = await signedIn();
  await database.query("delete from auth.sessions where user_id = $1", [user.id]);
  const answer = await call("GET", "/user", { headers: bearer(access) });
  assertRefused(answer, [403, "session_not_found"]);
});

Deno.test("case 23: a user who was deleted is refused", async () => {
  const { user, access } = await signedIn();
  await database.query("delete from auth.users where id = $1", [user.id]);
  const answer = await call("GET", "/user", { headers: bearer(access) });
  assertRefused(answer, [403, "user_not_found"]);
});

Deno.test("case 24: the user with a good token is given", async () => {
  const { user, access } = await signedIn();
  const { status, body } = await call("GET", "/user", { headers: bearer(access) });
  assertEquals([status, body.id, body.email], [200, user.id, user.email]);
  assertEquals(body.identities.length, 1);
});

Deno.test("case 25: a logout ends this session, the others, or all", async () => {
  const logout = async (access: string, query: string) => {
    const answer = await call("POST", `/logout${query}`, { headers: bearer(access) });
    assertEquals([answer.status, answer.body], [204, undefined]);
  };
  const first = await signedIn();
  const second = await signedIn(first.user);
  const third = await signedIn(first.user);
  await logout(third.access, "?scope=local");
  assertEquals(await count("sessions", first.user), 2);
  await logout(second.access, "?scope=others");
  assertEquals(await count("sessions", first.user), 1);
  assertRefused(await refresh(first.refresh), [400, "refresh_token_not_found"]);
  await signedIn(first.user);
  await logout(second.access, "");
  assertEquals(await count("sessions", first.user), 0);
});

Deno.test("case 26: an unknown scope of logout is refused", async () => {
  const { access } = await signedIn();
  const answer = await call("POST", "/logout?scope=x", { headers: bearer(access) });
  assertRefused(answer, [400, "validation_failed"]);
});

Deno.test("case 36: the server says that it is well", async () => {
  const { status, body } = await call("GET", "/health", { headers: { apikey: publishableKey } });
  assertEquals([status, body.name], [200, "GoTrue"]);
  assertEquals([typeof body.version, typeof body.description], ["string", "string"]);
});

Deno.test("case 37: the public keys verify the tokens, and only public keys are given", async () => {
  const { access } = await signedIn();
  const { status, headers, body } = await call("GET", "/.well-known/jwks.json");
  assertEquals(status, 200);
  assertEquals(headers.get("cache-control"), "public, max-age=600");
  assert(body.keys.every((key: Record<string, string>) => key.kty !== "oct" && !key.d));
  await jwtVerify(access, createLocalJWKSet(body));
});

Deno.test("with the version header the error's name is its code, in a page of another origin too", async () => {
  const { status, headers, body } = await call("POST", "/token?grant_type=password", {
    body: { email: `nobody@${DOMAIN}`, password: PASSWORD },
    headers: { ...VERSION, origin: "http://localhost:3000" },
  });
  assertEquals(status, 400);
  assertEquals(body, { code: "invalid_credentials", message: "Invalid login credentials" });
  assertEquals(headers.get("x-supabase-api-version"), VERSION["x-supabase-api-version"]);
  assertMatch(headers.get("access-control-expose-headers")!, /x-supabase-api-version/i);
  assertEquals(headers.get("x-sb-error-code"), "invalid_credentials");
});

Deno.test("a hash of each bcrypt letter opens the account", async () => {
  for (const letter of ["$2b$", "$2y$"]) {
    const { email } = await insertUser(`encrypted_password = '${hash.replace("$2a$", letter)}'`);
    assertEquals((await signIn(email)).status, 200);
  }
});

Deno.test("supabase-js signs in, refreshes, reads the user and signs out", async () => {
  const user = await insertUser();
  const { auth } = supabase();
  const login = await auth.signInWithPassword({ email: user.email, password: PASSWORD });
  assertEquals([login.error, login.data.user?.id], [null, user.id]);
  const refreshed = await auth.refreshSession();
  assertEquals(refreshed.error, null);
  assertNotEquals(refreshed.data.session?.refresh_token, login.data.session?.refresh_token);
  assertEquals((await auth.getUser()).data.user?.email, user.email);
  assertEquals((await auth.signOut()).error, null);
  assertEquals(await count("sessions", user), 0);
  const wrong = await auth.signInWithPassword({ email: user.email, password: "wrong" });
  assertEquals([wrong.error?.status, wrong.error?.code], [400, "invalid_credentials"]);
});
