// One property, tried on batches: a statement judges hundreds of answer sets, and a failure shrinks
// to the few that show it. FC_SEED repeats a run.
import fc from "fast-check";

const SEED = Number(Deno.env.get("FC_SEED") ?? 20260101);
const RUNS = 5;
const BATCH = 300;
// A failure is shrunk until then, and shown as far as it got.
const LIMIT = { interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true };

console.log(`FC_SEED=${SEED}`);

/** Tries a property on some 750 generated values, in batches; another salt, other values. */
export async function forMany<T>(
  arbitrary: fc.Arbitrary<T>,
  check: (batch: T[]) => Promise<void>,
  salt = 0,
): Promise<void> {
  // Without bias, or most batches would be nearly empty; the values have their own edges.
  const batches = fc.noBias(fc.array(arbitrary, { minLength: 1, maxLength: BATCH, size: "max" }));
  await fc.assert(fc.asyncProperty(batches, check), { seed: SEED + salt, numRuns: RUNS, ...LIMIT });
}

/** Tries a property on one generated value after another. */
export async function forEach<T>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  check: (value: T) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitrary, check), { seed: SEED, numRuns, ...LIMIT });
}
