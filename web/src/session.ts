/// <reference lib="dom" />
/** The one secret of a visitor: it stays in this browser, and travels in a header only. */
export interface SessionKey {
  id: string;
  token: string;
}

/** After these problems, there is no session to go on with. */
export const LOST = ["session_expired", "session_not_found", "session_already_migrated"];

const PLACE = "tremplin.session";

/** Serves where a browser keeps nothing: the simulation then lasts as long as its page. */
let unkept: SessionKey | null = null;

export function readKey(): SessionKey | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    return kept?.id && kept?.token ? kept : unkept;
  } catch {
    return unkept;
  }
}

export function keepKey(key: SessionKey): void {
  unkept = key;
  try {
    localStorage.setItem(PLACE, JSON.stringify(key));
  } catch {
    // Storage is refused or full: `unkept` has it.
  }
}

export function forgetKey(): void {
  unkept = null;
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept.
  }
}
