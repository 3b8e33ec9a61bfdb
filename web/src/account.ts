/// <reference lib="dom" />
/** The visitor's account. Supabase's own library keeps the login; it is fetched when first needed. */
import type { Session, SupabaseClient } from "@supabase/supabase-js";
import { Problem, readConfig, request } from "./api.ts";
import { forgetAdded, forgetHandover, forgetTakenOver } from "./handover.ts";
import { LOGIN_PLACE, mayBeSignedIn, PASSWORD_LOGIN_PLACE } from "./login.ts";

export interface Login {
  /** Of the user, for good. */
  id: string;
  email: string;
  /** Short-lived; ask again for each use. */
  accessToken: string;
  isOperator: boolean;
  /** Opened by a code from a mail, not by a password. */
  isByCode: boolean;
}

let client: Promise<SupabaseClient> | undefined;

function open(): Promise<SupabaseClient> {
  client ??= create().catch((error) => {
    client = undefined;
    throw error;
  });
  return client;
}

async function create(place = LOGIN_PLACE, persistSession = true): Promise<SupabaseClient> {
  const [{ createClient }, { api_url, publishable_key }] = await Promise.all([
    import("@supabase/supabase-js"),
    readConfig(),
  ]);
  return createClient(api_url, publishable_key, {
    auth: { storageKey: place, persistSession, detectSessionInUrl: false },
    global: { fetch: (input, init) => request(input as string | URL, init) },
  });
}

/** Who is signed in, null when nobody is. */
export async function readLogin(): Promise<Login | null> {
  if (!mayBeSignedIn()) return null;
  const { auth } = await open();
  const { data, error } = await auth.getSession();
  if (error && isUnreachable(error)) throw problemOf(error);
  return data.session && loginOf(data.session);
}

/** Problems: invalid_credentials, email_not_confirmed. */
export async function signIn(email: string, password: string): Promise<Login> {
  const { auth } = await open();
  const { data, error } = await auth.signInWithPassword({ email, password });
  if (error) throw problemOf(error);
  return loginOf(data.session);
}

/** Out of this browser, even when the service cannot be reached. */
export async function signOut(): Promise<void> {
  const { auth } = await open();
  await auth.signOut({ scope: "local" });
  forgetLogin();
  forgetHandover();
}

/** Out of this browser alone, and at once: for a login that is over at Auth. */
function forgetLogin(): void {
  localStorage.removeItem(LOGIN_PLACE);
  forgetPasswordLogin();
  forgetAdded();
}

/**
 * Sends a code to the address, if an account has it; the answer does not tell. One that is asked
 * for too early is refused for known addresses only, so that refusal is kept back.
 */
export async function askForCode(email: string): Promise<void> {
  const { auth } = await open();
  const { error } = await auth.resetPasswordForEmail(email);
  if (error && error.code !== "over_email_send_rate_limit") throw problemOf(error);
}

/** Sends the mail that proves an address again. Problem: over_email_send_rate_limit. */
export async function askForConfirmation(email: string): Promise<void> {
  const { auth } = await open();
  const { error } = await auth.resend({ type: "signup", email });
  if (error) throw problemOf(error);
}

/** Mails a code to the address of who is signed in. Problem: over_email_send_rate_limit. */
export async function askForProof(email: string): Promise<void> {
  const { auth } = await open();
  const { error } = await auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
  if (error) throw problemOf(error);
}

/** What a code that came by mail is for; email: to show that its bearer reads the mails. */
export type CodePurpose = "recovery" | "signup" | "email";

/**
 * Signs in by a code; a login by password that was here is remembered, to show that both are one
 * person's. Problem: otp_expired, for a wrong code too.
 */
export async function signInWithCode(
  email: string,
  code: string,
  type: CodePurpose,
): Promise<Login> {
  const { auth } = await open();
  const { data: before } = await auth.getSession();
  if (before.session) rememberPasswordLogin(before.session);
  const { data, error } = await auth.verifyOtp({ email, token: code, type });
  if (error) throw problemOf(error);
  return loginOf(data.session!);
}

/** Shows that whoever signed in by a code has the password too; a wrong one shows nothing. */
export async function showPassword(email: string, password: string): Promise<void> {
  const { auth } = await create(`${LOGIN_PLACE}.beside`, false);
  const { data, error } = await auth.signInWithPassword({ email, password });
  if (!error) return rememberPasswordLogin(data.session);
  if (error.code !== "invalid_credentials") throw problemOf(error);
}

function rememberPasswordLogin(session: Session): void {
  const { session_id } = claimsOf(session);
  if (session_id && !isByCode(session)) localStorage.setItem(PASSWORD_LOGIN_PLACE, session_id);
}

export function readPasswordLogin(): string | null {
  return localStorage.getItem(PASSWORD_LOGIN_PLACE);
}

export function forgetPasswordLogin(): void {
  localStorage.removeItem(PASSWORD_LOGIN_PLACE);
}

/** Problems: same_password, weak_password. */
export async function changePassword(password: string): Promise<void> {
  const { auth } = await open();
  const { error } = await auth.updateUser({ password });
  if (error) throw problemOf(error);
}

/** Calls a function of the API as the client who is signed in. docs/api.md has the shapes. */
export async function callAsClient<T>(name: string, args: object = {}): Promise<T> {
  const supabase = await open();
  const { data, error, status } = await supabase.schema("api").rpc(name, args);
  if (!error) return data as T;
  if (status === 0) throw new Problem("offline");
  const isTold = status !== 401 && error.code?.startsWith("PT");
  throw new Problem(isTold ? error.message : codeOfStatus(status));
}

/** Whether whoever was signed in here has no account any more: his login has ended with it. */
export async function isGone(accessToken?: string): Promise<boolean> {
  const { auth } = await open();
  const { error } = await auth.getUser(accessToken);
  return error?.code === "user_not_found";
}

/** Forgets a login that is over; then says whether its account is gone too. */
export async function forgetEndedLogin(): Promise<boolean> {
  const kept = localStorage.getItem(LOGIN_PLACE);
  forgetLogin();
  if (!kept || !await isGone(JSON.parse(kept).access_token)) return false;
  forgetTakenOver();
  return true;
}

function codeOfStatus(status: number): string {
  return status === 401 || status === 403 ? "signed_out" : "internal_error";
}

interface AuthFault {
  name: string;
  message: string;
  code?: string;
  status?: number;
}

/** Auth's own names for a login that is over; the first is another thing among the API's. */
const ENDED = ["session_not_found", "user_not_found", "refresh_token_not_found"];

function problemOf(error: AuthFault): Problem {
  if (error.name === "AuthSessionMissingError" || ENDED.includes(error.code ?? "")) {
    return new Problem("signed_out");
  }
  if (!isUnreachable(error)) return new Problem(error.code ?? "internal_error");
  // Without a status there was no answer: the message is the code that `request` gave up with.
  return new Problem(error.status ? "internal_error" : error.message);
}

function isUnreachable({ name }: AuthFault): boolean {
  return name === "AuthRetryableFetchError";
}

function loginOf(session: Session): Login {
  const { access_token, user } = session;
  return {
    id: user.id,
    email: user.email ?? "",
    accessToken: access_token,
    isOperator: (user.app_metadata as { role?: string }).role === "operator",
    isByCode: isByCode(session),
  };
}

function isByCode(session: Session): boolean {
  return claimsOf(session).amr?.some(({ method }) => method === "otp") ?? false;
}

interface Claims {
  session_id?: string;
  amr?: { method: string }[];
}

/** What Auth says of a login; whoever relies on it verifies it, this page need not. */
function claimsOf({ access_token }: Session): Claims {
  const [, payload] = access_token.split(".");
  return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
}
