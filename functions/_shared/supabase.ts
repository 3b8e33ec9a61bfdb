// Everything that touches Supabase's own libraries and the process. The handlers never import it.
import { resolveEnv, verifyAuth } from "@supabase/server/core";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Authorize, Caller } from "./access.ts";
import type { Database } from "./database.types.ts";
import type { Dependencies, Handler } from "./endpoint.ts";
import { hashPassword } from "./password.ts";
import { type RawRpc, retrying } from "./rpc.ts";

// What Auth writes in the tokens of people.
const AUDIENCE = "authenticated";

// Auth waits for the mail server.
const MAIL_MS = 20_000;

// Plain Deno has none, and needs none: a promise goes on there by itself.
const { EdgeRuntime } = globalThis as {
  EdgeRuntime?: { waitUntil(work: Promise<unknown>): void };
};

/** The handler on the real dependencies, in the form that the edge runtime serves. */
export function wire(handler: (dependencies: Dependencies) => Handler): { fetch: Handler } {
  return {
    fetch: handler({
      authorize,
      rpc: retrying(callRpc),
      hash: hashPassword,
      digest: keyedDigest,
      mailCode,
      env: (name) => Deno.env.get(name),
      log: (line) => console.log(JSON.stringify(line)),
      later: (work) => EdgeRuntime?.waitUntil(work),
      pause: (ms) => new Promise((resume) => setTimeout(resume, ms)),
    }),
  };
}

const authorize: Authorize = async (request, modes) => {
  const { data, error } = await verifyAuth(request, { auth: modes, audience: AUDIENCE });
  if (error) {
    if (error.status >= 500) throw error;
    return null;
  }
  const mode = data.authMode as Caller["mode"];
  const loginId = asText(data.jwtClaims?.session_id);
  // Auth names the login in each token; one that names none could never be ended.
  if (mode === "user" && !loginId) return null;
  return {
    mode,
    userId: data.userClaims?.id ?? null,
    loginId,
    appRole: asText(data.userClaims?.appMetadata?.role),
  };
};

function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

let client: SupabaseClient<Database> | undefined;

// One client for the life of the worker: it holds no state of a caller. Made at the first call,
// when the environment is sure to be there.
const callRpc: RawRpc = (name, args, signal) => {
  client ??= connect();
  const call = client.schema("api").rpc(name, args);
  return signal ? call.abortSignal(signal) : call;
};

// As any page may ask: it takes the key that pages have, and Auth's own limits hold.
async function mailCode(email: string): Promise<void> {
  const { url, publishableKeys } = environment();
  const response = await fetch(`${url}/auth/v1/resend`, {
    method: "POST",
    headers: { apikey: publishableKeys.default, "content-type": "application/json" },
    body: JSON.stringify({ type: "signup", email }),
    signal: AbortSignal.timeout(MAIL_MS),
  });
  await response.body?.cancel();
  // Its text may quote the address.
  if (!response.ok) throw new Error(`Auth mailed no code: ${response.status}`);
}

function connect(): SupabaseClient<Database> {
  const { url, secretKeys } = environment();
  return createClient<Database>(url, secretKeys.default, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

// Keyed by the secret key, so that no new secret is needed: every address there is could be hashed in
// minutes, and a bare digest would tell whose it is.
async function keyedDigest(text: string): Promise<string> {
  const encoder = new TextEncoder();
  const secret = encoder.encode(environment().secretKeys.default);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  const digest = await crypto.subtle.sign(algorithm, key, encoder.encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function environment() {
  const { data, error } = resolveEnv();
  if (error) throw error;
  return data;
}
