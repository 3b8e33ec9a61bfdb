// Nine visitors, each from the first question to the client area, as a browser goes there.
// deno task test:http -- --verbose shows what each of them is told.
import { assert, assertEquals } from "@std/assert";
import {
  expect,
  interview,
  type Question,
  readDashboard,
  type Saved,
  startTestSession,
} from "../../scripts/visitor.ts";
import { expectedGates, expectedResults } from "../_support/oracle.ts";
import { type Persona, personas } from "./_support/personas.ts";
import {
  calculate,
  migrate,
  newEmail,
  PASSWORD,
  send,
  type Session,
  sql,
} from "./_support/stack.ts";

interface Result {
  produit: string;
  name: string;
  kind: string;
  state: string;
  score: number;
  confidence: string;
  already_in_place: boolean;
  amount_low: number | null;
  amount_high: number | null;
  criteria: { code: string; label: string; state: string }[];
  formula: string | null;
  parameters: {
    label: string;
    code: string;
    value: number;
    unit: string;
    valid_from: string;
    valid_to: string | null;
    evidence: string;
    source: string;
  }[];
  recommendation: { next_step: string; documents: string[]; deadline: string | null };
}

interface Eligibility {
  evaluated_at: string;
  results: Result[];
  totals: Persona["totals"];
}

const ALWAYS_ASKED = 12;
const MOST_ASKED = 20;
const CRITERION = new Map([[true, "held"], [false, "failed"], [null, "unknown"]]);

/** Answers what is asked, one question at a time, and gives what the last answer got back. */
async function answerAll(session: Session, first: Question, persona: Persona) {
  const asked: Record<string, unknown> = {};
  let last: Saved | undefined;
  for await (
    const { question, saved } of interview(session, first, (q) => persona.answers[q.code])
  ) {
    asked[question.code] = persona.answers[question.code];
    const opened = Object.values(expectedGates(asked)).filter((isShown) => isShown);
    assertEquals(saved.accepted, [question.code]);
    assertEquals(saved.progress, {
      answered: Object.keys(asked).length,
      total: ALWAYS_ASKED + opened.length,
    });
    last = saved;
  }
  const count = Object.keys(asked).length;
  assertEquals(Object.keys(asked), Object.keys(persona.answers));
  assert(count >= ALWAYS_ASKED && count <= MOST_ASKED, `${count} questions`);
  return last!;
}

/** State, score and amounts, beside what was worked out by hand. */
function checkAmounts({ results, totals }: Eligibility, persona: Persona): void {
  const shown = results.map(({ produit, state, score, amount_low, amount_high }) => ({
    produit,
    state,
    score,
    amount_low,
    amount_high,
  }));
  const worked = results.map(({ produit }) => {
    const claim = persona.eligible[produit];
    const doubtful = persona.toConfirm?.includes(produit) ? "to_confirm" : "not_eligible";
    return {
      produit,
      state: claim ? "eligible" : doubtful,
      score: claim ? 100 : persona.halfWay.includes(produit) ? 50 : 0,
      amount_low: claim?.low ?? null,
      amount_high: claim?.high ?? null,
    };
  });
  assertEquals(shown, worked);
  assertEquals(totals, persona.totals);
}

/** Everything that decides, beside the same rules written a second time. */
function checkRules({ evaluated_at, results, totals }: Eligibility, persona: Persona): void {
  const expected = expectedResults(persona.answers, evaluated_at);
  const shown = results.map((result) => [result.produit, {
    state: result.state,
    confidence: result.confidence,
    criteria: result.criteria.map(({ state }) => state),
    inPlace: result.already_in_place,
    low: result.amount_low,
    high: result.amount_high,
  }]);
  const worked = Object.entries(expected.results).map(([produit, result]) => [produit, {
    ...result,
    criteria: result.criteria.map((truth) => CRITERION.get(truth)),
  }]);
  assertEquals(Object.fromEntries(shown), Object.fromEntries(worked));
  assertEquals(totals, expected.totals);
}

/** A visitor is told why, from which figures of which day and source, and what to do next. */
function checkExplanation({ evaluated_at, results }: Eligibility, persona: Persona): void {
  for (const { produit, criteria, formula, parameters, recommendation, ...result } of results) {
    assert(result.name && recommendation.next_step && recommendation.documents.length > 0, produit);
    assert(criteria.length > 0 && criteria.every(({ label }) => label), `${produit}: criteria`);
    const isQuantified = result.state !== "not_eligible" && result.kind !== "qualitative";
    assertEquals(formula !== null, isQuantified, `${produit}: ${formula}`);
    for (const figure of parameters) {
      assert(figure.label && figure.unit && figure.source && figure.evidence, figure.code);
      assert(figure.valid_from <= evaluated_at, `${figure.code} from ${figure.valid_from}`);
      assert(evaluated_at <= (figure.valid_to ?? "9999"), `${figure.code} to ${figure.valid_to}`);
    }
    if (result.state === "eligible") {
      const named = Object.fromEntries(parameters.map(({ code, value }) => [code, value]));
      assertEquals(named, persona.eligible[produit].figures, produit);
    }
  }
}

/** Signs up, and finds in the client area what was answered and shown. */
async function checkAccount(session: Session, shown: Eligibility, persona: Persona): Promise<void> {
  const { answers } = persona;
  const token = session.session_token;
  const { session_id: id } = session;
  const canMigrate = await send("GET", `session-migration/can-migrate/${id}`, { token });
  assertEquals(expect(canMigrate, 200), { can_migrate: true, reason: null });
  const data = expect(await send("GET", `session-migration/session-data/${id}`, { token }), 200);
  assertEquals(data.responses, answers);
  assertEquals([data.results, data.totals], [shown.results, shown.totals]);
  const kept = shown.results.filter(({ state }) => state !== "not_eligible");
  const email = newEmail();

  const migrated = expect(await migrate(session, { email }), 201);

  assertEquals(migrated.moved, {
    produits: kept.length,
    responses: Object.keys(answers).length,
    simulations: 1,
  });
  const { userId, dashboard } = await readDashboard(email, PASSWORD);
  const { client, produits, simulations: [simulation, ...others] } = dashboard;
  assertEquals([userId, client.id], [migrated.client_id, migrated.client_id]);
  assertEquals(
    [client.secteur_activite, client.nombre_employes, client.revenu_annuel],
    [answers.SECTEUR, answers.EFFECTIF, answers.CA],
  );
  const byProduit = (list: Result[]) =>
    Object.fromEntries(list.map((result) => [result.produit, result]));
  const found = produits.map(({ result }: { result: Result }) => result);
  assertEquals(byProduit(found), byProduit(kept));
  assertEquals(others, []);
  assertEquals(simulation.responses, answers);
  assertEquals(simulation.results, shown.results);
  assertEquals(simulation.totals, shown.totals);
}

function show({ evaluated_at, results, totals }: Eligibility, { name }: Persona): void {
  console.log(`\n${name}, ${evaluated_at}`);
  console.table(Object.fromEntries(results.map((result) => [result.produit, {
    state: result.already_in_place ? `${result.state}, in place` : result.state,
    score: result.score,
    confidence: result.confidence,
    low: result.amount_low,
    high: result.amount_high,
    criteria: result.criteria.map(({ code, state }) => `${code} ${state}`).join(", "),
  }])));
  for (const { produit, formula } of results) if (formula) console.log(`${produit}: ${formula}`);
  console.log(totals);
}

const isVerbose = Deno.args.includes("--verbose");
const [{ day }] = await sql("select app.today()::text as day");

for (const persona of personas(day)) {
  Deno.test(`${persona.name}: asked what concerns him, told what he may claim, finds it again`, async () => {
    const session = expect(await startTestSession(), 201);

    const { estimate } = await answerAll(session, session.next_question, persona);
    const eligibility: Eligibility = expect(await calculate(session), 200);

    if (isVerbose) show(eligibility, persona);
    const { eligible_count: _count, ...amounts } = eligibility.totals;
    assertEquals(estimate, amounts);
    checkAmounts(eligibility, persona);
    checkRules(eligibility, persona);
    checkExplanation(eligibility, persona);
    await checkAccount(session, eligibility, persona);
    assertEquals(await sql("select * from app.check_invariants()"), []);
  });
}
