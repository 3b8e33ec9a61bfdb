/// <reference lib="dom" />
/** What one account page hands to the next within this tab: never in an address. */
const EMAIL = "tremplin.email";
const ATTACHED = "tremplin.attached";
const TAKEN_OVER = "tremplin.taken_over";

export function keepEmail(email: string): void {
  keep(EMAIL, email);
}

/** The address that was typed on the page before, given once; empty when there is none. */
export function takeEmail(): string {
  return take(EMAIL) ?? "";
}

/** What was just added to the account, in words, for the page that shows the account. */
export function keepAttached(words: string): void {
  keep(ATTACHED, words);
}

/** Given once; null when nothing was added on the page before. */
export function takeAttached(): string | null {
  return take(ATTACHED);
}

/** That the account was somebody else's until now, for the page that shows it. */
export function keepTakenOver(): void {
  keep(TAKEN_OVER, true);
}

/** Given once. */
export function takeTakenOver(): boolean {
  return take(TAKEN_OVER) ?? false;
}

function keep(place: string, value: unknown): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(value));
  } catch {
    // Storage is refused: the next page does without.
  }
}

function take<T>(place: string): T | null {
  try {
    const value = JSON.parse(sessionStorage.getItem(place) ?? "null");
    sessionStorage.removeItem(place);
    return value;
  } catch {
    return null;
  }
}
