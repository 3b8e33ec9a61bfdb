// The edge functions of the running stack, as a visitor's browser calls them.
import { createClient } from "@supabase/supabase-js";
import { readTarget } from "../local/settings.ts";
import { taskLine } from "../local/task_line.ts";

const { url, publishableKey, secretKey } = readTarget();

export interface Answer {
  status: number;
  headers: Headers;
  // deno-lint-ignore no-explicit-any -- each reader knows what it asked for
  body: any;
}

export interface Sending {
  token?: string;
  body?: unknown;
  key?: "publishable" | "secret";
  login?: string;
}

/** A visitor's session and its proof. */
export interface Session {
  session_id: string;
  session_token: string;
}

export interface Question {
  code: string;
  type: "single" | "multiple" | "number" | "amount" | "boolean";
  options: { code: string; label: string }[];
  min: number | null;
  max: number | null;
}

/** What `PUT responses` answers. */
export interface Saved {
  accepted: string[];
  next_question: Question | null;
  progress: { answered: number; total: number };
  estimate: { fixed_by_law: number; low: number; high: number; receivable: number };
}

// Longer than the longest migration, so that a silent stack is an error and not a wait for ever.
const PATIENCE_MS = 40_000;

/** One call of an edge function. */
export async function send(
  method: string,
  path: string,
  { token, body, key = "publishable", login }: Sending = {},
): Promise<Answer> {
  const headers = new Headers({ apikey: key === "secret" ? secretKey : publishableKey });
  if (token) headers.set("x-session-token", token);
  if (login) headers.set("authorization", `Bearer ${login}`);
  if (body !== undefined) headers.set("content-type", "application/json");
  const response = await fetch(`${url}/functions/v1/${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Starts a session that statistics leave out and `deno task smoke:clean` removes. */
export function startTestSession(): Promise<Answer> {
  return send("POST", "simulator/sessions", { key: "secret", body: { is_test: true } });
}

export function answer(
  { session_id, session_token }: Session,
  responses: Record<string, unknown>,
): Promise<Answer> {
  return send("PUT", `simulator/sessions/${session_id}/responses`, {
    token: session_token,
    body: { responses },
  });
}

export function calculate({ session_id, session_token }: Session): Promise<Answer> {
  return send("POST", `simulator/sessions/${session_id}/eligibility`, { token: session_token });
}

/** What came back, if it came with the status that was hoped for; otherwise an error that says why. */
export function expect({ status, body }: Answer, hoped: number): Answer["body"] {
  if (status === hoped) return body;
  const fields = body.details?.map(({ field, code }: Record<string, string>) => `${field} ${code}`);
  const why = [body.code, body.message, body.hint, fields?.join(", ")].filter(Boolean).join(" – ");
  throw new Error(`${hoped} was expected, ${status} came back: ${why || JSON.stringify(body)}`);
}

/** Answers question after question until none is left; gives each, with what the service said. */
export async function* interview(
  session: Session,
  first: Question,
  choose: (question: Question) => unknown,
): AsyncGenerator<{ question: Question; saved: Saved }> {
  let question: Question | null = first;
  while (question) {
    const saved: Saved = expect(
      await answer(session, { [question.code]: choose(question) }),
      200,
    );
    yield { question, saved };
    question = saved.next_question;
  }
}

/** What an unmodified supabase-js finds in the client area, and who it signed in as. */
export async function readDashboard(
  email: string,
  password: string,
): Promise<{ userId: string; dashboard: Answer["body"] }> {
  const supabase = createClient(url, publishableKey, {
    db: { schema: "api" },
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const signedIn = await supabase.auth.signInWithPassword({ email, password });
  if (signedIn.error) throw signedIn.error;
  const { data, error } = await supabase.rpc("client_dashboard");
  if (error) throw new Error(`client_dashboard: ${error.code} ${error.message}`);
  await supabase.auth.signOut();
  return { userId: signedIn.data.user.id, dashboard: data };
}

/** An error as a person reads it: a stack that does not run is the most likely one. */
export function explain({ name, message }: Error): string {
  if (name === "TimeoutError") return `${url} does not answer in time.`;
  if (/error sending request|fetch failed/.test(message)) {
    return `Nothing answers at ${url}. Set SUPABASE_URL, or start the stack: ${taskLine("start")}`;
  }
  return message;
}

/** An address that no mail can reach (RFC 2606). */
export function newEmail(): string {
  return `essai-${crypto.randomUUID()}@example.com`;
}
