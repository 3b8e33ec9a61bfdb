import { bcrypt } from "hash-wasm";

const MIN_CHARACTERS = 10;
const MAX_BYTES = 72;
const SALT_BYTES = 16;

// Auth re-hashes at each login anything but this cost.
const COST = 10;

/** Whether a password is within bounds; bcrypt ignores what comes after 72 bytes. */
export function isAcceptable(password: string): boolean {
  return [...password].length >= MIN_CHARACTERS &&
    new TextEncoder().encode(password).length <= MAX_BYTES;
}

/** The bcrypt hash that Auth reads, `$2a$10$…`. */
export function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return bcrypt({ password, salt, costFactor: COST, outputType: "encoded" });
}
