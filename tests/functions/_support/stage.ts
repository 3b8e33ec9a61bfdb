// A handler on pretend dependencies: what was asked of the database is kept, and so is the log.
import type { Caller, Mode } from "../../../functions/_shared/access.ts";
import type { Dependencies, Handler } from "../../../functions/_shared/endpoint.ts";
import { RpcError, type RpcName } from "../../../functions/_shared/rpc.ts";

export const PAGE = "http://localhost:3000";
export const TOKEN = "token-of-the-session";
export const SESSION_ID = "6f1c7a52-3a0e-4b53-9d0c-2f6f3f6a7b10";
export const CLIENT_ID = "0c9b2c7e-58f0-4a4e-8b0b-6f7f1b9a2d11";
export const LOGIN_ID = "1d2f6a30-9c55-4a8f-a1b7-2b8f0c7e4d22";

/** As a header's value: the header is not sent. */
export const ABSENT = "absent";

const FREE = { allowed: true, retry_after: null, opens_session: true };

type Answer = (args: Record<string, unknown>, signal?: AbortSignal) => unknown;

interface Setting {
  /** What each RPC answers; an RPC that is not here must not be called. */
  answers?: Partial<Record<RpcName, unknown | Answer>>;
  env?: Record<string, string>;
  hash?: (password: string) => Promise<string>;
  /** What `take_slot` answers. */
  slot?: unknown | Answer;
  mailCode?: (email: string) => Promise<void>;
  /** Unless given, what would go on after a pause does not. */
  pause?: (ms: number) => Promise<void>;
}

export interface Stage {
  /** What was asked of the database, the slots apart. */
  calls: { name: RpcName; args: Record<string, unknown> }[];
  slots: Record<string, unknown>[];
  /** Whom Auth was asked to mail a code. */
  mails: string[];
  logs: Record<string, unknown>[];
  /** What goes on after the answer. */
  later: Promise<unknown>[];
  modes: Mode[][];
  send(method: string, path: string, options?: Sending): Promise<Received>;
}

interface Sending {
  body?: unknown;
  headers?: Record<string, string>;
}

interface Received {
  status: number;
  headers: Headers;
  // deno-lint-ignore no-explicit-any
  body: any;
}

export function stage(
  handler: (dependencies: Dependencies) => Handler,
  {
    answers = {},
    env = {},
    hash = () => Promise.resolve("a hash"),
    slot = FREE,
    mailCode = () => Promise.resolve(),
    pause = never,
  }: Setting = {},
): Stage {
  const kept: Omit<Stage, "send"> = {
    calls: [],
    slots: [],
    mails: [],
    logs: [],
    later: [],
    modes: [],
  };
  const handle = handler({
    authorize(request, modes) {
      kept.modes.push(modes);
      return Promise.resolve(callerOf(request, modes));
    },
    async rpc(name, args, signal) {
      if (name === "take_slot") {
        kept.slots.push(args);
        return await give(slot, args, signal);
      }
      kept.calls.push({ name, args });
      if (!(name in answers)) throw new Error(`${name} must not be called here`);
      return await give(answers[name], args, signal);
    },
    hash,
    digest: (text) => Promise.resolve(`digest of ${text}`),
    mailCode(email) {
      kept.mails.push(email);
      return mailCode(email);
    },
    env: (name) => ({ ALLOWED_ORIGINS: PAGE, ...env })[name],
    log: (line) => kept.logs.push(line),
    later: (work) => kept.later.push(work),
    pause,
  });
  return {
    ...kept,
    async send(method, path, { body, headers = {} } = {}) {
      const isRaw = typeof body === "string" || body instanceof ReadableStream;
      const sent = {
        apikey: "publishable",
        "x-session-token": TOKEN,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      };
      const response = await handle(
        new Request(`http://edge${path}`, {
          method,
          headers: Object.entries(sent).filter(([, value]) => value !== ABSENT),
          body: body === undefined ? undefined : isRaw ? body : JSON.stringify(body),
        }),
      );
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === "" ? null : JSON.parse(text),
      };
    },
  };
}

async function give(answer: unknown | Answer, args: Record<string, unknown>, signal?: AbortSignal) {
  return typeof answer === "function" ? await answer(args, signal) : answer;
}

/** A refusal as the database raises it. */
export function refusal(status: number, code: string, details: unknown = null) {
  return () => {
    throw new RpcError(
      `PT${status}`,
      code,
      details === null ? null : JSON.stringify(details),
      "What to do.",
    );
  };
}

function never(): Promise<void> {
  return new Promise(() => {});
}

// The keys are the names of the modes; a login says `Bearer <app role or nothing>`.
function callerOf(request: Request, modes: Mode[]): Caller | null {
  if (modes.includes("user")) {
    const login = request.headers.get("authorization")?.match(/^Bearer login(?: as (\w+))?$/);
    const who = { userId: CLIENT_ID, loginId: LOGIN_ID };
    return login ? { mode: "user", ...who, appRole: login[1] ?? null } : null;
  }
  const key = request.headers.get("apikey") as Mode;
  return modes.includes(key) ? { mode: key, userId: null, loginId: null, appRole: null } : null;
}
