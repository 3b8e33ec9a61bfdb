// What a preview tells is what happens, and an undoing leaves nothing of it: tried on clients with
// histories nobody thought of, whose files have got as far as they may.
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Answers } from "../_support/oracle.ts";
import { acceptable, everyAnswer } from "./_support/answers.ts";
import { type Query, withDatabase } from "./_support/engine.ts";
import { forEach } from "./_support/many.ts";

const STATUSES = ["new", "new", "requested", "in_progress", "done", "abandoned"];
const HASH = `$2a$10$${"a".repeat(53)}`;
const PROFILE = { company_name: "Exemple SARL", contact_name: "Camille Martin" };
const CONSENTS = { terms: "2026-01", contact: true, marketing: false };

/** A simulation that was answered, and how far each file got before the next one. */
interface Visit {
  answers: Answers;
  statuses: string[];
}

interface File {
  produit: string;
  simulation_id: string;
  file_status: string;
  state: string;
  amount_low: number | null;
  amount_high: number | null;
  recommendation: unknown;
  [column: string]: unknown;
}

type Files = Map<string, File>;

/** One product of a preview. */
interface Told {
  produit: string;
  effect: string;
  rule: string;
  file_status: string;
  from: unknown;
  to?: unknown;
}

const visit: fc.Arbitrary<Visit> = fc.record({
  answers: everyAnswer.map(acceptable),
  statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: 12, maxLength: 12 }),
});

Deno.test("what a preview tells of each product is what happens to it", () =>
  withDatabase(async (query) => {
    const seen = new Set<string>();
    await forEach(
      fc.array(visit, { minLength: 2, maxLength: 4 }),
      25,
      undone(query, async (visits) => {
        const [first, ...later] = visits;
        const { clientId } = await migrate(query, first.answers);
        await advance(query, clientId, first.statuses);
        for (const visit of later) {
          const session = await simulate(query, visit.answers);
          const before = await files(query, clientId);
          const told = await preview(query, session, clientId);
          const done = await attach(query, session, clientId);
          const after = await files(query, clientId);

          assertEquals(sorted(told), happened(before, after));
          assertEquals(told.counts, done);
          assertEquals(await restored(query, session, clientId), [...before.values()]);

          await attach(query, session, clientId);
          for (const { rule } of [...told.produits, ...told.kept]) seen.add(rule);
          await advance(query, clientId, visit.statuses);
        }
        assertEquals(await query("select * from app.check_invariants()"), []);
      }),
    );
    assertEquals([...seen].sort(), [
      "file_is_new",
      "file_under_way",
      "never_removed",
      "new_produit",
    ]);
  }));

Deno.test("what a preview tells of a sign-up is what it makes", () =>
  withDatabase((query) =>
    forEach(
      visit,
      10,
      undone(query, async ({ answers }) => {
        const { told, clientId } = await migrate(query, answers);
        assertEquals(sorted(told), happened(new Map(), await files(query, clientId)));
      }),
    )
  ));

/** Each product, as its rows before and after say what was done to it and which rule did it. */
function happened(before: Files, after: Files): Told[] {
  for (const produit of before.keys()) assert(after.has(produit), `${produit} is gone`);
  return [...after.values()].map((now) => {
    const was = before.get(now.produit);
    const { produit, file_status } = now;
    const to = estimate(now);
    if (!was) return { produit, effect: "add", rule: "new_produit", file_status, from: null, to };
    assertEquals(file_status, was.file_status);
    const from = estimate(was);
    if (now.simulation_id === was.simulation_id) {
      assertEquals(now, was);
      return { produit, effect: "keep", rule: "never_removed", file_status, from };
    }
    if (was.file_status === "new") {
      return { produit, effect: "refresh", rule: "file_is_new", file_status, from, to };
    }
    assertEquals(now.recommendation, was.recommendation);
    return { produit, effect: "protect", rule: "file_under_way", file_status, from, to };
  });
}

function estimate({ state, amount_low, amount_high }: File) {
  return { state, amount_low, amount_high };
}

interface Preview {
  refusal: string | null;
  produits: (Told & { name: string })[];
  kept: (Told & { name: string })[];
  counts: Record<string, number>;
}

function sorted({ refusal, produits, kept }: Preview): Told[] {
  assertEquals(refusal, null);
  return [...produits, ...kept]
    .map(({ name, ...told }) => {
      assert(name);
      return told;
    })
    .sort((one, other) => one.produit < other.produit ? -1 : 1);
}

/** Runs a check in a transaction of its own, within the one of the connection. */
function undone<T>(query: Query, check: (value: T) => Promise<void>) {
  return async (value: T) => {
    await query("savepoint one_run");
    try {
      await check(value);
    } finally {
      await query("rollback to savepoint one_run");
    }
  };
}

interface Session {
  session_id: string;
  session_token: string;
}

async function simulate(query: Query, answers: Answers): Promise<Session> {
  const [{ session }] = await query("select api.create_session() as session");
  const proof = [session.session_id, session.session_token];
  await query("select api.save_responses($1, $2, $3)", [...proof, JSON.stringify(answers)]);
  await query("select api.calculate_eligibility($1, $2)", proof);
  return session;
}

async function preview(query: Query, session: Session, clientId?: string): Promise<Preview> {
  const [{ told }] = await query("select api.preview_migration($1, $2, $3) as told", [
    session.session_id,
    session.session_token,
    clientId ?? null,
  ]);
  return told;
}

async function migrate(query: Query, answers: Answers) {
  const session = await simulate(query, answers);
  const told = await preview(query, session);
  const [{ moved }] = await query("select api.migrate_session($1, $2, $3, $4, $5, $6) as moved", [
    session.session_id,
    session.session_token,
    `${session.session_id}@example.org`,
    HASH,
    JSON.stringify(PROFILE),
    JSON.stringify(CONSENTS),
  ]);
  assertEquals(told.counts, { added: moved.moved.produits, refreshed: 0, protected: 0 });
  return { told, clientId: moved.client_id as string };
}

async function attach(query: Query, { session_id, session_token }: Session, clientId: string) {
  const [{ attached: { client_id: _, ...counts } }] = await query(
    "select api.attach_session($1, $2, $3) as attached",
    [session_id, session_token, clientId],
  );
  return counts;
}

/** The client's files once the attachment is undone. */
async function restored(query: Query, { session_id }: Session, clientId: string): Promise<File[]> {
  await query("select api.undo_migration($1, 'lea', 'tried out')", [session_id]);
  return [...(await files(query, clientId)).values()];
}

async function files(query: Query, clientId: string): Promise<Files> {
  const rows = await query(
    "select to_jsonb(c) as file from app.client_produit_eligible as c where c.client_id = $1 " +
      `order by c.produit collate "C"`,
    [clientId],
  );
  return new Map(rows.map(({ file }: { file: File }) => [file.produit, file]));
}

/** Each file gets as far as it may; none goes back to new. */
async function advance(query: Query, clientId: string, statuses: string[]): Promise<void> {
  await query(
    `update app.client_produit_eligible as c
    set file_status = s.status::app.file_status, file_status_at = clock_timestamp(),
      recommendation = c.recommendation || jsonb_build_object('agreed', s.status)
    from (
      select f.produit, ($2::text[])[row_number() over (order by f.produit)] as status
      from app.client_produit_eligible as f where f.client_id = $1
    ) as s
    where c.client_id = $1 and c.produit = s.produit and s.status <> 'new'`,
    [clientId, statuses],
  );
}
