/// <reference lib="dom" />
/** What is typed to sign up, kept in this tab: a phone may close it while a number is looked up. */

const PLACE = "tremplin.sign-up";

/** Fields by name, without the password, which is kept nowhere. */
export type Draft = Record<string, string>;

export function keepDraft({ password: _, ...draft }: Draft): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(draft));
  } catch {
    // Storage is refused: what is typed lasts as long as its page.
  }
}

/** Empty when nothing was typed. */
export function readDraft(): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
  } catch {
    return {};
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept.
  }
}
