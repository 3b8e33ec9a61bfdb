// Batches of requests, and what holds of each batch whatever is in it.
import { parseArgs } from "@std/cli/parse-args";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { sql, world } from "../../http/_support/stack.ts";
import { gather } from "./cast.ts";
import type { Told } from "./requests.ts";

const { requests, seed } = parseArgs(Deno.args, {
  string: ["requests", "seed"],
  default: { requests: "1000", seed: "20260101" },
});

/** How many for each road, at least, and what they are drawn from. */
export const REQUESTS = Number(requests);
export const SEED = Number(seed);

const BATCH = 40;
// A failure is shrunk until then, and shown as far as it got.
const SHRINKING = {
  interruptAfterTimeLimit: 30_000 + REQUESTS * 200,
  markInterruptAsFailure: true,
};

/** Sends that many requests in batches, and shows of each batch that what is refused leaves no row. */
export async function forBatches<T>(
  arbitrary: fc.Arbitrary<T>,
  count: number,
  send: (plan: T) => Promise<Told>,
  check: (plan: T, told: Told) => void,
): Promise<number> {
  let sent = 0;
  async function ask(plans: T[]): Promise<T[]> {
    const told = await Promise.all(plans.map(send));
    sent += told.length;
    plans.forEach((plan, place) => check(plan, told[place]));
    return plans.filter((_, place) => told[place].status >= 400);
  }

  async function leavesNoRow(plans: T[]): Promise<void> {
    await gather();
    // Among what was accepted, a row left by a refusal would not be seen: the refused ask again.
    for (let again = plans; again.length > 0;) {
      const before = await world();
      const refused = await ask(again);
      const after = await world();
      if (refused.length === again.length || isSame(before, after)) {
        return assertEquals(after, before, "what was refused left a row");
      }
      again = refused;
    }
  }

  const plans = fc.noBias(fc.array(arbitrary, { minLength: 1, maxLength: BATCH, size: "max" }));
  await fc.assert(fc.asyncProperty(plans, leavesNoRow), {
    seed: SEED,
    numRuns: Math.ceil(count / (BATCH / 2)),
    ...SHRINKING,
  });
  return sent;
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** Works without limits on how often: the depth of a request is what is tried here. */
export async function unlimited(work: () => Promise<void>): Promise<void> {
  const limits = await sql("select action, scope, slots, period::text from app.rate_limit");
  await sql("delete from app.rate_limit");
  try {
    await work();
  } finally {
    for (const { action, scope, slots, period } of limits) {
      const values = [action, scope, slots, period];
      await sql("insert into app.rate_limit values ($1, $2, $3, $4)", values);
    }
  }
}
