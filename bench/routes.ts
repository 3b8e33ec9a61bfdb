/** What the edge adds to its RPC, what a hash leaves of a sign-up, what the stack adds to a start. */
import { hashPassword } from "../functions/_shared/password.ts";
import { compare, type Comparison, type Effort, median, times, together } from "./compare.ts";
import { edge, httpRpc, signIn } from "./http.ts";
import { checkLedger, completedSessions, newEmail, readLedger, type Session } from "./sessions.ts";
import type { BenchStack } from "./stack.ts";
import { CONSENTS, HAULIER, PASSWORD, PROFILE } from "./visitors.ts";

/** All clients come from one address, as from this machine. */
const ADDRESS_DIGEST = "0".repeat(64);

interface Route {
  name: string;
  calls: number;
  /** A route that uses its session up needs a fresh one for each call. */
  consumes?: boolean;
  edge: (session: Session) => Promise<unknown>;
  rpc: (session: Session) => Promise<unknown>;
}

/** (d) Each route ÷ its RPC on the REST road, which the route itself takes. */
export async function routesOverRpcs(
  stack: BenchStack,
  effort: Effort,
  clients: number,
): Promise<Comparison[]> {
  const results: Comparison[] = [];
  for (const route of await routes(stack)) {
    const shared = await completedSessions(stack, clients, HAULIER);
    const measure = (call: Route["edge"]) => async () => {
      const count = Math.ceil(route.calls * effort.scale);
      const sessions = route.consumes
        ? await completedSessions(stack, count, HAULIER)
        : times(count).map((index) => shared[index % shared.length]);
      return await together(clients, sessions, call);
    };
    results.push(
      await compare({ name: route.name, clients }, effort, measure(route.edge), measure(route.rpc)),
    );
  }
  return results;
}

async function routes({ target }: BenchStack): Promise<Route[]> {
  const call = edge(target);
  const rpc = httpRpc(target);
  const login = await newLogin(call, rpc, target);
  const proof = ({ session_id, session_token }: Session) => ({ session_id, session_token });
  return [
    {
      name: "POST simulator/sessions",
      calls: 120,
      edge: () => call("POST", "simulator/sessions"),
      rpc: () => rpc("create_session", {}),
    },
    {
      name: "GET simulator/questions",
      calls: 120,
      edge: () => call("GET", "simulator/questions"),
      rpc: () => rpc("questionnaire", {}),
    },
    {
      name: "PUT simulator/sessions/:id/responses",
      calls: 100,
      consumes: true,
      edge: ({ session_id, session_token }) =>
        call("PUT", `simulator/sessions/${session_id}/responses`, {
          token: session_token,
          body: { responses: HAULIER },
        }),
      rpc: (session) => rpc("save_responses", { ...proof(session), responses: HAULIER }),
    },
    {
      name: "POST simulator/sessions/:id/eligibility",
      calls: 100,
      edge: ({ session_id, session_token }) =>
        call("POST", `simulator/sessions/${session_id}/eligibility`, { token: session_token }),
      rpc: (session) => rpc("calculate_eligibility", proof(session)),
    },
    {
      name: "GET session-migration/session-data/:id",
      calls: 80,
      edge: ({ session_id, session_token }) =>
        call("GET", `session-migration/session-data/${session_id}`, { token: session_token }),
      rpc: (session) => rpc("session_data", proof(session)),
    },
    {
      name: "GET session-migration/can-migrate/:id",
      calls: 150,
      edge: ({ session_id, session_token }) =>
        call("GET", `session-migration/can-migrate/${session_id}`, { token: session_token }),
      rpc: (session) => rpc("can_migrate", proof(session)),
    },
    {
      name: "POST session-migration/attach",
      calls: 12,
      consumes: true,
      edge: ({ session_id, session_token }) =>
        call("POST", "session-migration/attach", {
          token: session_token,
          login: login.token,
          body: { session_id },
        }),
      rpc: (session) => rpc("attach_session", { ...proof(session), client_id: login.id }),
    },
    {
      name: "GET session-migration/stats",
      calls: 20,
      edge: () => call("GET", "session-migration/stats"),
      rpc: () => rpc("migration_stats", {}),
    },
  ];
}

/** (f) What visitors do most and what costs most, each with the slot that is taken before ÷ without. */
export async function withSlotsOverWithout(
  stack: BenchStack,
  effort: Effort,
  clients: number,
): Promise<Comparison[]> {
  const rpc = httpRpc(stack.target);
  const save = ({ session_id, session_token }: Session) =>
    rpc("save_responses", { session_id, session_token, responses: HAULIER });
  const migrate = async ({ session_id, session_token }: Session) =>
    rpc("migrate_session", {
      session_id,
      session_token,
      email: newEmail(),
      password_hash: await hashPassword(PASSWORD),
      profile: PROFILE,
      consents: CONSENTS,
    });
  const compareSlots = (name: string, action: string, calls: number, act: typeof save) => {
    const measure = (call: typeof save) => async () =>
      together(clients, await completedSessions(stack, calls * effort.scale, HAULIER), call);
    const withSlot = async (session: Session) => {
      const address_digest = ADDRESS_DIGEST;
      await rpc("take_slot", { action, address_digest, session_token: session.session_token });
      return await act(session);
    };
    return compare({ name, clients }, effort, measure(withSlot), measure(act));
  };
  return [
    await compareSlots("responses with ÷ without a slot", "save_responses", 100, save),
    await compareSlots("sign-ups with ÷ without a slot", "migrate_session", 24, migrate),
  ];
}

/** (e) Sign-ups through the edge, hash and all ÷ what the cores could hash if they did nothing else. */
export async function signUpsOverHashes(
  stack: BenchStack,
  effort: Effort,
  clients: number,
): Promise<Comparison> {
  const call = edge(stack.target);
  const cores = navigator.hardwareConcurrency;
  const { produits } = await produitsOfOne(stack, call);
  return await compare(
    { name: "sign-ups with hash ÷ bcrypt bound", clients },
    effort,
    async () => {
      const sessions = await completedSessions(stack, 16 * effort.scale, HAULIER);
      const before = await readLedger(stack.sql);
      const rate = await together(
        clients,
        sessions,
        (session) => signUp(call, session, newEmail()),
      );
      await checkLedger(stack.sql, before, sessions.length, produits);
      return rate;
    },
    async () => cores * 1000 / await hashMs(),
  );
}

async function hashMs(): Promise<number> {
  const durations: number[] = [];
  for (const _ of times(7)) {
    const started = performance.now();
    await hashPassword(PASSWORD);
    durations.push(performance.now() - started);
  }
  return median(durations);
}

/** The second start of the stack ÷ Postgres alone on the same data, as starts a second. */
export async function starts(stack: BenchStack, effort: Effort): Promise<Comparison> {
  const result = await compare(
    { name: "second start of the stack ÷ of Postgres alone", clients: 1 },
    effort,
    async () => 1000 / await stack.restart(),
    async () => 1000 / await stack.startPostgresAlone(),
  );
  await stack.restart();
  return result;
}

type Edge = ReturnType<typeof edge>;

function signUp(
  call: Edge,
  { session_id, session_token }: Session,
  email: string,
): Promise<unknown> {
  return call("POST", "session-migration/migrate", {
    token: session_token,
    body: { session_id, email, password: PASSWORD, profile: PROFILE, consents: CONSENTS },
  });
}

async function produitsOfOne(stack: BenchStack, call: Edge): Promise<{ produits: number }> {
  const [session] = await completedSessions(stack, 1, HAULIER);
  const answer = await signUp(call, session, newEmail());
  return (answer as { moved: { produits: number } }).moved;
}

/** A client who signs in, to attach later simulations to. */
async function newLogin(
  call: Edge,
  rpc: ReturnType<typeof httpRpc>,
  target: BenchStack["target"],
): Promise<{ id: string; token: string }> {
  const session = await rpc("create_session", {}) as Session;
  const { session_id, session_token } = session;
  await rpc("save_responses", { session_id, session_token, responses: HAULIER });
  await rpc("calculate_eligibility", { session_id, session_token });
  const email = newEmail();
  const { client_id } = await signUp(call, session, email) as { client_id: string };
  return { id: client_id, token: await signIn(target, email, PASSWORD) };
}
