// What holds of the scoring whatever the rules say, tried on answer sets nobody thought of.
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Answers, expectedGates } from "../_support/oracle.ts";
import {
  acceptable,
  anyAnswers,
  everyAnswer,
  QUANTITIES,
  someAnswers,
} from "./_support/answers.ts";
import {
  evaluate,
  type Finding,
  type Findings,
  type Query,
  withDatabase,
} from "./_support/engine.ts";
import { forEach, forMany } from "./_support/many.ts";

const DAY = "2026-11-22";
const KINDS = {
  right: ["TICPE"],
  estimate: ["DFS", "FONCIER", "CIR", "ELEC", "GAZ"],
  receivable: ["RECOUVREMENT"],
  qualitative: ["CHRONO", "URSSAF", "MSA", "CEE", "TVA"],
};

/** Two answer sets, the second made from the first. */
type Pair = [Answers, Answers];

/** Judges both sets of each pair, and compares them. */
function comparing(
  pairs: fc.Arbitrary<Pair>,
  compare: (before: Findings, after: Findings, pair: Pair) => void,
): () => Promise<void> {
  return () =>
    withDatabase((query) =>
      forMany(pairs, async (batch) => {
        const before = await evaluate(query, batch.map(([first]) => first), DAY);
        const after = await evaluate(query, batch.map(([, second]) => second), DAY);
        for (const [place, pair] of batch.entries()) compare(before[place], after[place], pair);
      })
    );
}

/** Each product of two judgements of the same visitor. */
function* together(before: Findings, after: Findings): Generator<[Finding, Finding, string]> {
  for (const [code, finding] of Object.entries(before.results)) {
    yield [finding, after.results[code], code];
  }
}

/** Answers, and the same with some of the questions left open answered. */
const completions = fc.tuple(someAnswers, anyAnswers).map(([known, more]): Pair => {
  const open = Object.entries(more).filter(([question]) => (known[question] ?? null) === null);
  return [known, { ...known, ...Object.fromEntries(open) }];
});

/** Answers, and the same with other answers to the questions they hide. */
const rewrittenBehindGates = fc.tuple(anyAnswers, anyAnswers).map(([answers, others]): Pair => {
  const hidden = Object.entries(expectedGates(answers))
    .filter(([, isShown]) => isShown === false)
    .map(([question]) => question);
  const rewritten = { ...answers };
  for (const question of hidden) {
    if (question in others) rewritten[question] = others[question];
    else delete rewritten[question];
  }
  return [answers, rewritten];
});

/** Answers, and the same with one quantity raised. */
const raised = fc.tuple(anyAnswers, fc.constantFrom(...QUANTITIES), fc.integer({ min: 1, max: 9 }))
  .map(([answers, question, more]): Pair => {
    const quantity = answers[question];
    if (typeof quantity !== "number") return [answers, answers];
    return [answers, { ...answers, [question]: quantity + more }];
  });

/** Answers of which nothing is in place yet, and the same with something in place. */
const putInPlace = fc.tuple(anyAnswers, everyAnswer).map(([answers, { DEJA_EN_PLACE }]): Pair => [
  { ...answers, DEJA_EN_PLACE: ["aucun"] },
  { ...answers, DEJA_EN_PLACE },
]);

Deno.test(
  "no completion of the answers refutes a verdict",
  comparing(completions, (before, after) => {
    for (const [first, second, code] of together(before, after)) {
      if (first.state !== "to_confirm") assertEquals(second.state, first.state, code);
    }
  }),
);

Deno.test(
  "no completion turns a criterion that was decided, nor lowers a score",
  comparing(completions, (before, after) => {
    for (const [first, second, code] of together(before, after)) {
      const turned = first.criteria.some((held, place) =>
        held !== null && held !== second.criteria[place]
      );
      assert(!turned, code);
      assert(second.score >= first.score, code);
    }
  }),
);

Deno.test(
  "a completion adds to the amount of what was eligible, and to none that was fully known",
  comparing(completions, (before, after) => {
    for (const [first, second, code] of together(before, after)) {
      if (first.state !== "eligible" || first.high === null) continue;
      assert(second.low! >= first.low! && second.high! >= first.high, code);
      if (first.confidence !== "low") assertEquals(second.high, first.high, code);
    }
  }),
);

Deno.test(
  "confidence that is not low stays as it is",
  comparing(completions, (before, after) => {
    for (const [first, second, code] of together(before, after)) {
      if (first.confidence !== "low") assertEquals(second.confidence, first.confidence, code);
    }
  }),
);

Deno.test(
  "what is hidden changes nothing",
  comparing(rewrittenBehindGates, (before, after) => assertEquals(after, before)),
);

Deno.test(
  "more litres, drivers, spending or invoices never give less",
  comparing(raised, (before, after, [answers]) => {
    for (const [first, second, code] of together(before, after)) {
      if (first.state !== "eligible" || first.high === null) continue;
      assertEquals(second.state, "eligible", `${code} ${JSON.stringify(answers)}`);
      assert(second.low! >= first.low! && second.high! >= first.high, code);
    }
  }),
);

Deno.test(
  "what is in place changes no verdict and no amount, and adds to no total",
  comparing(putInPlace, (before, after) => {
    for (const [first, second, code] of together(before, after)) {
      assertEquals({ ...second, inPlace: false }, first, code);
    }
    for (const total of Object.keys(before.totals) as (keyof Findings["totals"])[]) {
      assert(after.totals[total] <= before.totals[total], total);
    }
  }),
);

Deno.test("amounts are there when eligible, never negative, low up to high, to the cent", () =>
  withDatabase((query) =>
    forMany(anyAnswers, async (batch) => {
      for (const { results } of await evaluate(query, batch, DAY)) {
        for (const [code, { state, low, high }] of Object.entries(results)) {
          const hasAmount = state === "eligible" && !KINDS.qualitative.includes(code);
          assertEquals([low !== null, high !== null], [hasAmount, hasAmount], code);
          if (low === null || high === null) continue;
          assert(low >= 0 && low <= high, `${code}: ${low} to ${high}`);
          assertEquals([low, high], [Number(low.toFixed(2)), Number(high.toFixed(2))], code);
        }
      }
    })
  ));

Deno.test("what the law fixes or is owed is one amount, an estimate starts at nothing", () =>
  withDatabase((query) =>
    forMany(anyAnswers, async (batch) => {
      for (const { results } of await evaluate(query, batch, DAY)) {
        for (const code of [...KINDS.right, ...KINDS.receivable]) {
          assertEquals(results[code].low, results[code].high, code);
        }
        for (const code of KINDS.estimate) assert(!results[code].low, code);
      }
    })
  ));

Deno.test("the day changes amounts, never a verdict", () =>
  withDatabase((query) =>
    forMany(anyAnswers, async (batch) => {
      const early = await evaluate(query, batch, "2026-01-01");
      const late = await evaluate(query, batch, "2035-06-01");
      for (const place of batch.keys()) {
        for (const [first, second, code] of together(early[place], late[place])) {
          assertEquals([second.state, second.criteria], [first.state, first.criteria], code);
        }
      }
    })
  ));

Deno.test("judged alone or among hundreds, a visitor gets the same", () =>
  withDatabase((query) =>
    forEach(fc.tuple(anyAnswers, fc.array(anyAnswers, { maxLength: 20 })), 60, async (drawn) => {
      const [answers, others] = drawn;
      const [alone] = await evaluate(query, [answers], DAY);
      const among = await evaluate(query, [...others, answers, ...others], DAY);
      assertEquals(among[others.length], alone);
    })
  ));

Deno.test("the order of options and of codes does not matter", () =>
  withDatabase((query) =>
    forMany(everyAnswer, async (batch) => {
      const reversed = batch.map((answers) =>
        Object.fromEntries(
          Object.entries(answers).reverse()
            .map(([question, answer]) => [
              question,
              Array.isArray(answer) ? answer.toReversed() : answer,
            ]),
        )
      );
      assertEquals(await evaluate(query, reversed, DAY), await evaluate(query, batch, DAY));
    })
  ));

/** A visitor's whole road: saves in the given portions, then sees everything and asks for results. */
async function simulate(query: Query, portions: Answers[]) {
  const [{ made }] = await query("select api.create_session() as made");
  const proof = [made.session_id, made.session_token];
  let last = {};
  for (const portion of portions) {
    const [{ saved }] = await query("select api.save_responses($1, $2, $3) as saved", [
      ...proof,
      JSON.stringify(portion),
    ]);
    last = { ...saved, accepted: undefined };
  }
  const [{ data }] = await query("select api.session_data($1, $2) as data", proof);
  const [{ results }] = data.next_question
    ? [{ results: null }]
    : await query("select api.calculate_eligibility($1, $2) as results", proof);
  return {
    last,
    data: { ...data, session: undefined },
    results: results && { ...results, session_id: undefined },
  };
}

Deno.test("answers saved one by one, in any order, give what they give all at once", () =>
  withDatabase(async (query) => {
    const road = fc.tuple(anyAnswers.map(acceptable), fc.infiniteStream(fc.nat()));
    await forEach(road, 25, async ([answers, places]) => {
      const waiting = Object.entries(answers);
      const oneByOne: Answers[] = [];
      while (waiting.length > 0) {
        const [[question, answer]] = waiting.splice(places.next().value % waiting.length, 1);
        oneByOne.push({ [question]: answer });
      }
      const slowly = await simulate(query, [{}, ...oneByOne]);
      assertEquals(slowly, await simulate(query, [answers]));
    });
  }));

Deno.test("the words follow the findings: each amount has its formula and figures of the day", () =>
  withDatabase((query) =>
    forEach(anyAnswers, 60, async (answers) => {
      const [{ told }] = await query(
        `select app.explain_findings(r.id, r.answers, $2::date, array(
          select f from app.evaluate_answers(r.id, array[r.answers], $2::date) as f
        )) as told
        from (select app.current_ruleset(), $1::jsonb) as r (id, answers)`,
        [JSON.stringify(answers), DAY],
      );
      assertEquals(told.length, 12);
      for (const { produit, kind, state, confidence, formula, parameters } of told) {
        const hasFormula = state !== "not_eligible" && kind !== "qualitative";
        assertEquals(formula !== null, hasFormula, produit);
        assert(!/[{}]|null/.test(formula ?? ""), formula);
        for (const { valid_from, valid_to } of parameters) {
          assert(valid_from <= DAY && (valid_to ?? DAY) >= DAY, produit);
        }
        if (state !== "eligible" || confidence === "low") continue;
        const isGuess = parameters.some(({ evidence }: { evidence: string }) =>
          evidence === "hypothesis"
        );
        assertEquals(confidence, isGuess ? "medium" : "high", produit);
      }
    })
  ));

Deno.test("the score is the weight of the criteria that hold", () =>
  withDatabase(async (query) => {
    const rows = await query(
      `select produit, array_agg(weight order by position) as weights
      from app.criterion where ruleset_id = app.current_ruleset() group by produit`,
    );
    await forMany(anyAnswers, async (batch) => {
      for (const { results } of await evaluate(query, batch, DAY)) {
        for (const { produit, weights } of rows) {
          const { criteria, score } = results[produit];
          const held = weights.filter((_: number, place: number) => criteria[place]);
          assertEquals(score, held.reduce((sum: number, weight: number) => sum + weight, 0));
        }
      }
    });
  }));
