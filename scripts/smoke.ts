// One simulation from the first question to the client area, over HTTP only, on the running stack.
// deno task smoke

import { assert, assertEquals } from "@std/assert";
import {
  calculate,
  expect,
  explain,
  interview,
  newEmail,
  type Question,
  readDashboard,
  send,
  type Session,
  startTestSession,
} from "./visitor.ts";

interface Result {
  produit: string;
  kind: string;
  state: string;
  already_in_place: boolean;
  amount_low: number | null;
  amount_high: number | null;
}

interface Eligibility {
  results: Result[];
  totals: Record<string, number>;
}

const COMPANY = "Essai de fumée";
// Never more questions than this, so that a questionnaire that goes round in circles ends.
const MOST_QUESTIONS = 200;

const email = newEmail();
const password = crypto.randomUUID();

// What one step leaves for the next.
let session: Session;
let first: Question;
const responses: Record<string, unknown> = {};
let eligibility: Eligibility;
let clientId: string;
let isClosed: boolean;

const STEPS: [string, () => Promise<string>][] = [
  ["session created", createSession],
  ["responses saved", saveResponses],
  ["eligibility calculated", calculateEligibility],
  ["can migrate", canMigrate],
  ["migrated", migrate],
  ["migrated data read by the client", checkDashboard],
];

async function createSession(): Promise<string> {
  const created = expect(await startTestSession(), 201);
  session = created;
  first = created.next_question;
  assert(first, "a new session has no question to ask");
  return session.session_id;
}

async function saveResponses(): Promise<string> {
  for await (const { question, saved } of interview(session, first, plausible)) {
    responses[question.code] = plausible(question);
    const answered = Object.keys(responses).length;
    assertEquals(saved.accepted, [question.code], "another answer was accepted");
    assertEquals(saved.progress.answered, answered, "the progress is wrong");
    assert(answered < MOST_QUESTIONS, `still asked after ${MOST_QUESTIONS} answers`);
  }
  return `${Object.keys(responses).length} questions`;
}

/** Yes to everything, so that every product of the catalogue is looked at, whatever the catalogue. */
function plausible({ type, options, min, max }: Question): unknown {
  if (type === "boolean") return true;
  if (type === "single") return options[0].code;
  if (type === "multiple") return [options[0].code];
  return Math.min(Math.max(10, min ?? 10), max ?? 10);
}

async function calculateEligibility(): Promise<string> {
  eligibility = expect(await calculate(session), 200);
  const { results, totals } = eligibility;
  const eligible = results.filter(({ state }) => state === "eligible");
  const counted = eligible.filter((result) => !result.already_in_place);
  const sum = (bound: "amount_low" | "amount_high", ...kinds: string[]) =>
    counted.filter(({ kind }) => kinds.includes(kind))
      .reduce((cents, result) => cents + Math.round((result[bound] ?? 0) * 100), 0) / 100;
  assert(eligible.length > 0, "no product is eligible, with yes to everything");
  assertEquals(totals, {
    fixed_by_law: sum("amount_low", "right"),
    low: sum("amount_low", "right", "estimate"),
    high: sum("amount_high", "right", "estimate"),
    receivable: sum("amount_low", "receivable"),
    eligible_count: counted.length,
  }, "the totals are not those of the results");
  return `${eligible.length} of ${results.length} products eligible`;
}

async function canMigrate(): Promise<string> {
  const answer = expect(
    await send("GET", `session-migration/can-migrate/${session.session_id}`, {
      token: session.session_token,
    }),
    200,
  );
  assertEquals(answer, { can_migrate: true, reason: null }, "the session may not migrate");
  return "yes";
}

async function migrate(): Promise<string> {
  const migrated = expect(
    await send("POST", "session-migration/migrate", {
      token: session.session_token,
      body: {
        session_id: session.session_id,
        email,
        password,
        profile: { company_name: COMPANY, contact_name: "Camille Martin" },
        consents: { terms: "2026-01", contact: false, marketing: false },
      },
    }),
    201,
  );
  clientId = migrated.client_id;
  isClosed = migrated.confirmation_required;
  const moved = {
    produits: kept().length,
    responses: Object.keys(responses).length,
    simulations: 1,
  };
  assertEquals(migrated.moved, moved, "not everything moved");
  return `${moved.produits} products, ${moved.responses} responses`;
}

/** The results that become products of the client. */
function kept(): Result[] {
  return eligibility.results.filter(({ state }) => state !== "not_eligible");
}

async function checkDashboard(): Promise<string> {
  if (isClosed) return await checkClosed();
  const { userId, dashboard } = await readDashboard(email, password);
  const { client, produits, simulations } = dashboard;
  assertEquals(userId, clientId, "another account signed in");
  assertEquals([client.id, client.company_name], [clientId, COMPANY], "another client");
  assertEquals(
    byProduit(produits.map(amounts)),
    byProduit(kept().map(amounts)),
    "the products are not the results",
  );
  assertEquals(simulations.length, 1, "not one simulation");
  assertEquals(simulations[0].responses, responses, "the responses are not those given");
  assertEquals(simulations[0].results, eligibility.results, "the results are not those shown");
  return `${produits.length} products`;
}

/** Where an address is to be proved first; nobody reads the mails of this one. */
async function checkClosed(): Promise<string> {
  const code = await readDashboard(email, password).then(() => "in", (error) => error.code);
  assertEquals(code, "email_not_confirmed", "the account is open before its address is proved");
  return "nobody before the code that was mailed: MIGRATION_EMAIL_PROOF is required";
}

function amounts({ produit, state, amount_low, amount_high }: Result) {
  return { produit, state, amount_low, amount_high };
}

function byProduit(list: { produit: string }[]): { produit: string }[] {
  return list.toSorted((one, other) => one.produit < other.produit ? -1 : 1);
}

let passed = 0;
try {
  for (const [name, step] of STEPS) {
    const seen = await step();
    passed++;
    console.log(`✓ ${passed}. ${name}: ${seen}`);
  }
} catch (error) {
  console.log(`✗ ${passed + 1}. ${STEPS[passed][0]}: ${explain(error as Error)}`);
  const left = STEPS.length - passed - 1;
  if (left > 0) console.log(`  ${left} not run`);
}
const failed = passed === STEPS.length ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
Deno.exit(failed);
