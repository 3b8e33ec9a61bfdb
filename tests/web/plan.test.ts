// What an account is told of a simulation that may be added: the sentence, from the plan.
import { assertEquals } from "@std/assert";
import type { Planned } from "../../web/src/api.ts";
import { doneWords, effectsOf, plannedWords } from "../../web/src/plan.ts";
import { client } from "../../web/src/texts.ts";

const estimate = (amount_high: number | null, state: "eligible" | "to_confirm" = "eligible") => ({
  state,
  amount_low: amount_high === null ? null : 0,
  amount_high,
});

function plan(...produits: Omit<Planned, "produit">[]) {
  return {
    refusal: null,
    produits: produits.map((one, place) => ({ produit: `P${place}`, ...one })),
    kept: [],
  };
}

const { plan: before, unplanned } = client.pending;

Deno.test("an estimate that comes out the same is no change, whoever works on its file", () => {
  const same = plan(
    { effect: "refresh", from: estimate(500), to: estimate(500) },
    { effect: "refresh", from: estimate(null), to: estimate(null) },
    { effect: "protect", from: estimate(700), to: estimate(700) },
  );
  assertEquals(plannedWords(same), `${before.intro}${before.nothing}.`);
  assertEquals(doneWords(effectsOf(same)), `${client.attached.nothing}.`);
});

Deno.test("a product without an amount that is found otherwise is no estimate", () => {
  assertEquals(
    plannedWords(plan(
      { effect: "refresh", from: estimate(null, "to_confirm"), to: estimate(null) },
      { effect: "refresh", from: estimate(null, "to_confirm"), to: estimate(90) },
      { effect: "refresh", from: estimate(80), to: estimate(80, "to_confirm") },
    )),
    `${before.intro}${before.estimates(2)}, ${before.unpriced(1)}.`,
  );
});

Deno.test("an open file whose estimate changes is told as both", () => {
  const changed = plan({ effect: "protect", from: estimate(500), to: estimate(100) });
  assertEquals(
    doneWords(effectsOf(changed)),
    `${client.attached.estimates(1)}, ${client.attached.protected(1)}.`,
  );
});

Deno.test("what could not be planned is claimed neither before nor after", () => {
  assertEquals(plannedWords(null), unplanned);
  assertEquals(plannedWords({ ...plan(), refusal: "session_expired" }), unplanned);
  assertEquals(doneWords(null), `${client.attached.unplanned}.`);
});
