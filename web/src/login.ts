/// <reference lib="dom" />
/** Where the login is kept: Supabase's library writes it. */
export const LOGIN_PLACE = "tremplin.login";

/** Which login by password was here before a code took its place: its name at Auth, no secret. */
export const PASSWORD_LOGIN_PLACE = "tremplin.password_login";

/** Tells without asking anybody, and without that library: the login may be over all the same. */
export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(LOGIN_PLACE) !== null;
  } catch {
    return false;
  }
}
