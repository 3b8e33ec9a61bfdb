/// <reference lib="dom" />
/** What a page may ask of the edge functions, under the site's own address or theirs. docs/api.md has the shapes. */
import type { SessionKey } from "./session.ts";

export type Answer = string | string[] | number | boolean | null;
export type Answers = Record<string, Answer>;

export interface Option {
  code: string;
  label: string;
  /** Chosen alone, as "none of these" is. */
  exclusive: boolean;
}

export interface Question {
  code: string;
  type: "single" | "multiple" | "number" | "amount" | "boolean";
  label: string;
  short_label: string;
  help: string | null;
  unit: string | null;
  options: Option[];
  min: number | null;
  max: number | null;
  may_be_unknown: boolean;
}

export interface Questionnaire {
  ruleset: string;
  questions: Question[];
}

export interface Progress {
  answered: number;
  total: number;
}

export interface Estimate {
  fixed_by_law: number;
  low: number;
  high: number;
  receivable: number;
}

export interface Totals extends Estimate {
  eligible_count: number;
}

export interface Criterion {
  code: string;
  label: string;
  state: "held" | "failed" | "unknown";
}

export interface Parameter {
  code: string;
  label: string;
  value: number;
  unit: string;
  valid_from: string;
  valid_to: string | null;
  evidence: "law" | "doctrine" | "announced" | "hypothesis";
  source: string;
}

export interface Recommendation {
  next_step: string | null;
  documents: string[];
  deadline: string | null;
}

export interface ProduitResult {
  produit: string;
  name: string;
  category: string;
  summary: string;
  kind: "right" | "estimate" | "receivable" | "qualitative";
  state: "eligible" | "to_confirm" | "not_eligible";
  score: number;
  confidence: "low" | "medium" | "high";
  already_in_place: boolean;
  amount_low: number | null;
  amount_high: number | null;
  criteria: Criterion[];
  formula: string | null;
  parameters: Parameter[];
  recommendation: Recommendation;
}

export interface Eligibility {
  session_id: string;
  ruleset: string;
  /** The day whose figures were used, e.g. 2026-11-22. */
  evaluated_at: string;
  results: ProduitResult[];
  totals: Totals;
}

/** Where a visitor is, and what the answers come to so far. */
export interface Place {
  next_question: Question | null;
  /** The codes of the questions that the answers call for, in order. */
  questions: string[];
  progress: Progress;
  estimate: Estimate;
}

export interface SavedAnswer extends Place {
  accepted: string[];
}

export type Provenance = "answer" | "estimated" | "default" | "typed";

/** What the answers say of the company, by field of the profile. */
export type Prefill = Record<string, { value: string | number; provenance: Provenance }>;

export interface SessionData extends Place {
  session: {
    session_id: string;
    status: "open" | "completed" | "migrated";
    ruleset: string;
    /** Null until the result was shown. */
    completed_at: string | null;
  };
  responses: Answers;
  /** Null until the result was shown. */
  results: ProduitResult[] | null;
  /** Null until the result was shown. */
  totals: Totals | null;
  prefill: Prefill;
}

/** The form of a new client: fields that were left empty are absent. */
export interface SignUp {
  profile: Record<string, string | number>;
  consents: { terms: string; contact: boolean; marketing: boolean };
}

export interface Migrated {
  client_id: string;
  /** True when an earlier request had done it, and this one only says so. */
  already_migrated: boolean;
  confirmation_required: boolean;
  moved: { produits: number; responses: number; simulations: number };
}

/** How many rows of the client's products were added, written anew, or left with their open file. */
export interface Attached {
  client_id: string;
  added: number;
  refreshed: number;
  protected: number;
}

type Judged = Pick<ProduitResult, "state" | "amount_low" | "amount_high">;

/** What would become of one product; it has no estimate before when it is new. */
export interface Planned {
  produit: string;
  effect: "add" | "refresh" | "protect";
  from: Judged | null;
  to: Judged;
}

/** What adding a simulation would do to the account, product by product. */
export interface Preview {
  /** The code it would be refused with. */
  refusal: string | null;
  produits: Planned[];
  /** Products of the client that the simulation does not find. */
  kept: { produit: string }[];
}

export interface Fault {
  field: string;
  code: string;
  min?: number | null;
  max?: number | null;
}

/** A refusal of the API, or a request that was never answered: code `offline` or `too_slow`. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly faults: Fault[] = [],
    /** How long nothing will pass, in seconds; null where nobody said. */
    readonly wait: number | null = null,
  ) {
    super(code);
  }
}

const PATIENCE_MS = 20_000;

export function readQuestionnaire(ruleset?: string): Promise<Questionnaire> {
  return call("GET", `simulator/questions${ruleset ? `?ruleset=${ruleset}` : ""}`);
}

export async function createSession(): Promise<SessionKey> {
  const created = await call<{ session_id: string; session_token: string }>(
    "POST",
    "simulator/sessions",
  );
  return { id: created.session_id, token: created.session_token };
}

export function readSession({ id, token }: SessionKey): Promise<SessionData> {
  return call("GET", `session-migration/session-data/${id}`, { token });
}

export function saveResponses({ id, token }: SessionKey, responses: Answers): Promise<SavedAnswer> {
  return call("PUT", `simulator/sessions/${id}/responses`, { token, body: { responses } });
}

export function calculateEligibility({ id, token }: SessionKey): Promise<Eligibility> {
  return call("POST", `simulator/sessions/${id}/eligibility`, { token });
}

/** Safe to repeat: the same session and e-mail give the account that is there. */
export function migrateSession(
  { id, token }: SessionKey,
  form: SignUp & { email: string; password: string },
): Promise<Migrated> {
  return call("POST", "session-migration/migrate", { token, body: { session_id: id, ...form } });
}

/** Adds the simulation to the account that is signed in; `form` when that login has none yet. */
export function attachSession(
  { id, token }: SessionKey,
  accessToken: string,
  form?: SignUp,
): Promise<Attached> {
  return call("POST", "session-migration/attach", {
    token,
    accessToken,
    body: { session_id: id, ...form },
  });
}

/** Changes nothing. */
export function previewAttachment(
  { id, token }: SessionKey,
  accessToken: string,
): Promise<Preview> {
  return call("POST", "session-migration/preview", {
    token,
    accessToken,
    body: { session_id: id },
  });
}

interface Proofs {
  /** Of the session. */
  token?: string;
  /** Of the login. */
  accessToken?: string;
  body?: unknown;
}

export async function call<T>(
  method: string,
  path: string,
  { token, accessToken, body }: Proofs = {},
): Promise<T> {
  const { publishable_key, functions_url = "/api" } = await readConfig();
  const headers: Record<string, string> = { apikey: publishable_key };
  if (token) headers["x-session-token"] = token;
  if (accessToken) headers.authorization = `Bearer ${accessToken}`;
  if (body) headers["content-type"] = "application/json";
  const response = await request(`${functions_url}/${path}`, {
    method,
    headers,
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  // Of a key, it would be the site's own fault; of a login, that it has ended.
  const code = accessToken && response.status === 401 ? "signed_out" : answer?.code;
  throw new Problem(code ?? "internal_error", answer?.details ?? [], waitOf(response));
}

function waitOf({ headers }: Response): number | null {
  return Number(headers.get("retry-after")) || null;
}

interface Config {
  /** Where Auth and REST answer. */
  api_url: string;
  publishable_key: string;
  /** Where the edge functions answer, when that is not the site's own `/api`. */
  functions_url?: string;
}

let config: Promise<Config> | undefined;

export function readConfig(): Promise<Config> {
  config ??= request("/config.json").then((response) => response.json()).catch((error) => {
    config = undefined;
    throw error;
  });
  return config;
}

export async function request(address: string | URL, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    throw new Problem((error as Error).name === "TimeoutError" ? "too_slow" : "offline");
  }
}
