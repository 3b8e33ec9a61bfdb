// Postgres' protocol, as far as a door must read it: where a message ends, and of which kind it is.

export interface Message {
  /** Its letter; empty for the one that opens a connection. */
  kind: string;
  bytes: Uint8Array;
}

/** Asks the server for what it has to say so far; Sync would make it commit as well. */
export const FLUSH = new Uint8Array(
  [..."H"].map((letter) => letter.charCodeAt(0)).concat(0, 0, 0, 4),
);

/** Cuts a stream into its messages. A client's first one has no letter. */
export class MessageReader {
  #rest = new Uint8Array();
  #opensWithoutLetter: boolean;

  constructor({ from }: { from: "client" | "server" }) {
    this.#opensWithoutLetter = from === "client";
  }

  *read(chunk: Uint8Array): Generator<Message> {
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    this.#rest = bytes;
    for (let message = this.#next(); message; message = this.#next()) yield message;
  }

  #next(): Message | null {
    const letter = this.#opensWithoutLetter ? 0 : 1;
    if (this.#rest.length < letter + 4) return null;
    const length = letter + new DataView(this.#rest.buffer, this.#rest.byteOffset).getInt32(letter);
    if (this.#rest.length < length) return null;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#opensWithoutLetter = false;
    return { kind: letter === 0 ? "" : String.fromCharCode(bytes[0]), bytes };
  }
}

/** The texts of a message that end with a zero: of Parse, the statement's name and its words. */
export function texts({ kind, bytes }: Message): string[] {
  const start = kind === "" ? 8 : 5;
  return new TextDecoder().decode(bytes.subarray(start)).split("\0");
}
