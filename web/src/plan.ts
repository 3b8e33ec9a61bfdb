/** What adding a simulation to an account does to its products, told as a person would count. */
import { readLogin } from "./account.ts";
import { type Attached, type Planned, type Preview, previewAttachment } from "./api.ts";
import type { Pending } from "./pending.ts";
import { client } from "./texts.ts";

/** A product that gets the same estimate again is in none of the first three. */
export interface Effects {
  added: number;
  /** Another amount than before. */
  estimates: number;
  /** No amount, and found otherwise than before. */
  unpriced: number;
  /** Files that somebody works on or has closed. */
  protected: number;
  /** Products that the simulation does not find. */
  kept: number;
}

/** It can be added all the same when this fails, and the page says in general what that does. */
export async function readPlan({ key }: Pending): Promise<Preview | null> {
  try {
    const login = await readLogin();
    return login && await previewAttachment(key, login.accessToken);
  } catch {
    return null;
  }
}

export function effectsOf({ produits, kept }: Preview): Effects {
  const count = (effect: Planned["effect"]) =>
    produits.filter((produit) => produit.effect === effect).length;
  const changed = produits.filter(isChanged);
  const estimates = changed.filter(hasAmount).length;
  return {
    added: count("add"),
    estimates,
    unpriced: changed.length - estimates,
    protected: count("protect"),
    kept: kept.length,
  };
}

/** Where the account was made with it: nothing was there before. */
export function effectsOnNew({ added }: Attached): Effects {
  return { added, estimates: 0, unpriced: 0, protected: 0, kept: 0 };
}

function isChanged({ from, to }: Planned): boolean {
  return from !== null && FIGURES.some((figure) => from[figure] !== to[figure]);
}

const FIGURES = ["state", "amount_low", "amount_high"] as const;

function hasAmount({ from, to }: Planned): boolean {
  return from?.amount_high !== null || to.amount_high !== null;
}

const KINDS = ["added", "estimates", "unpriced", "protected", "kept"] as const;

type Words = Record<typeof KINDS[number], (count: number) => string> & { nothing: string };

export function plannedWords(plan: Preview | null): string {
  const texts = client.pending;
  return plan && !plan.refusal
    ? `${texts.plan.intro}${listed(effectsOf(plan), texts.plan)}.`
    : texts.unplanned;
}

/** Null: what it did could not be told. */
export function doneWords(effects: Effects | null): string {
  const texts = client.attached;
  return `${effects ? listed(effects, texts) : texts.unplanned}.`;
}

/** Where nothing changes, that alone is said. */
function listed(effects: Effects, words: Words): string {
  const { added, estimates, unpriced } = effects;
  if (added + estimates + unpriced === 0) return words.nothing;
  return KINDS.filter((kind) => effects[kind] > 0)
    .map((kind) => words[kind](effects[kind]))
    .join(", ");
}
