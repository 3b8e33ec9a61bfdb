/// <reference lib="dom" />
/** What one page hands to the next within this tab: never in an address. */
import { forgetDraft } from "./draft.ts";
import { forgetKey, readKey, type SessionKey } from "./session.ts";

const EMAIL = "tremplin.email";
const WAITING = "tremplin.waiting";
const ADDED = "tremplin.added";
const ATTACHED = "tremplin.attached";
/** Not of this tab alone: who loses it is told in another. */
const TAKEN_OVER = "tremplin.taken_over";

export function keepEmail(email: string): void {
  keep(EMAIL, email);
}

/** The address that was typed on the page before, given once; empty when there is none. */
export function takeEmail(): string {
  return take(EMAIL) ?? "";
}

/** That the simulation is in an account whose address waits for its code. */
export function keepWaiting({ id }: SessionKey): void {
  keep(WAITING, id);
}

export function isWaiting({ id }: SessionKey): boolean {
  return read(WAITING) === id;
}

/** An account has this simulation, and whoever sees this tab is in it; another one stays here. */
export function leaveInAccount({ id }: SessionKey): void {
  if (readKey()?.id === id) forgetKey();
  keep(ADDED, true);
}

export function wasAdded(): boolean {
  return read(ADDED) !== null;
}

export function forgetAdded(): void {
  forget(ADDED);
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
export function keepTakenOver(user: string): void {
  try {
    localStorage.setItem(TAKEN_OVER, user);
  } catch {
    // Storage is refused: no login is kept either.
  }
}

/** Given once, and to nobody but that user. */
export function takeTakenOver(user: string): boolean {
  if (localStorage.getItem(TAKEN_OVER) !== user) return false;
  forgetTakenOver();
  return true;
}

export function forgetTakenOver(): void {
  localStorage.removeItem(TAKEN_OVER);
}

/** Nothing is left for whoever uses this browser next. */
export function forgetHandover(): void {
  forgetDraft();
  for (const place of [EMAIL, WAITING, ADDED, ATTACHED]) forget(place);
  forgetTakenOver();
}

function keep(place: string, value: unknown): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(value));
  } catch {
    // Storage is refused: the next page does without.
  }
}

function read<T>(place: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null");
  } catch {
    return null;
  }
}

function take<T>(place: string): T | null {
  const value = read<T>(place);
  forget(place);
  return value;
}

function forget(place: string): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
}
