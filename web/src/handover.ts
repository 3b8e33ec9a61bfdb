/// <reference lib="dom" />
/** What one account page hands to the next within this tab: never in an address. */

const PLACE = "tremplin.email";

export function keepEmail(email: string): void {
  try {
    sessionStorage.setItem(PLACE, email);
  } catch {
    // Storage is refused: the next page asks for it.
  }
}

/** The address that was typed on the page before, given once; empty when there is none. */
export function takeEmail(): string {
  try {
    const email = sessionStorage.getItem(PLACE) ?? "";
    sessionStorage.removeItem(PLACE);
    return email;
  } catch {
    return "";
  }
}
