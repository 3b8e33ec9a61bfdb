// The engine against the rules written a second time: every verdict, criterion, amount and total.
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { expectedGates, expectedResults } from "../_support/oracle.ts";
import { anyAnswers, everyAnswer, someAnswers } from "./_support/answers.ts";
import { documents, evaluate, type Findings, withDatabase } from "./_support/engine.ts";
import { forMany } from "./_support/many.ts";

const AT_LEAST = 5_000;
let compared = 0;

// The days on either side of each change of a figure, and the first day of all.
const DAYS = [
  "2026-01-01",
  "2026-12-31",
  "2027-01-01",
  "2028-02-29",
  "2029-06-30",
  "2030-12-31",
  "2031-01-01",
  "2032-11-22",
  "2033-07-14",
  "2034-12-31",
  "2035-01-01",
  "2036-11-22",
];

function withoutScores({ results, totals }: Findings) {
  const unscored = Object.entries(results).map(([code, { score: _, ...finding }]) =>
    [code, finding] as const
  );
  return { results: Object.fromEntries(unscored), totals };
}

for (const [salt, day] of DAYS.entries()) {
  Deno.test(`the engine agrees with the rules on ${day}`, () =>
    withDatabase(async (query) => {
      await forMany(anyAnswers, async (batch) => {
        const found = await evaluate(query, batch, day);
        assertEquals(found.length, batch.length);
        for (const [place, answers] of batch.entries()) {
          assertEquals(withoutScores(found[place]), expectedResults(answers, day));
        }
        compared += batch.length;
      }, salt);
    }));
}

Deno.test(`they agree on ${AT_LEAST} answer sets at least`, () => {
  assert(compared >= AT_LEAST, `only ${compared}`);
});

const ANSWER_SETS = { "every answer": everyAnswer, "some answers": someAnswers };

for (const [name, arbitrary] of Object.entries(ANSWER_SETS)) {
  Deno.test(`with ${name}, the questions shown and what the rules read of them agree`, () =>
    withDatabase((query) =>
      forMany(arbitrary, async (batch) => {
        const read = await documents(query, batch);
        for (const [place, answers] of batch.entries()) {
          const { document, visible } = read[place];
          for (const [question, isShown] of Object.entries(expectedGates(answers))) {
            assertEquals(visible.includes(question), isShown === true, question);
            const blank = question === "TYPES_VEHICULES" ? [] : null;
            const value = isShown
              ? answers[question] ?? undefined
              : isShown === false
              ? blank
              : undefined;
            assertEquals(document[question], value, question);
          }
        }
      })
    ));
}

Deno.test("the comparison reaches every verdict of every product", () => {
  const reached = new Set<string>();
  for (const answers of fc.sample(anyAnswers, { numRuns: 500, seed: 1 })) {
    for (const [code, { state }] of Object.entries(expectedResults(answers, DAYS[0]).results)) {
      reached.add(`${code} ${state}`);
    }
  }
  assertEquals(reached.size, 12 * 3);
});
