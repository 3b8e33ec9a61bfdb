/// <reference lib="dom" />
/** Where the login is kept: Supabase's library writes it. */
export const LOGIN_PLACE = "tremplin.login";

/** Tells without asking anybody, and without that library: the login may be over all the same. */
export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(LOGIN_PLACE) !== null;
  } catch {
    return false;
  }
}
