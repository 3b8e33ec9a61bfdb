/**
 * A client as light as a client can be: a prepared statement bound and run, its answer only counted.
 * With a driver that reads every value, the client would be what is measured, not the server.
 */
import pg from "pg";

const MESSAGE_HEADER = 5;
const READY = "Z".charCodeAt(0);
const ERROR = "E".charCodeAt(0);

export class Wire {
  #client: pg.Client;
  #call: Uint8Array[] = [];
  #settle: { resolve(): void; reject(error: Error): void } | null = null;
  #pending: Uint8Array = new Uint8Array(0);

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Prepares one statement, and one call of it for each list of values. */
  static async open(url: string, text: string, calls: string[][]): Promise<Wire> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query({ name: "measured", text, values: calls[0] });
    const wire = new Wire(client);
    wire.#call = calls.map(callOf);
    // From here on the driver only holds the connection: it no longer sees what comes.
    client.on("error", () => {});
    const { stream } = client.connection;
    stream.removeAllListeners("data");
    stream.on("data", (chunk: Uint8Array) => wire.#read(chunk));
    return wire;
  }

  run(index: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#settle = { resolve, reject };
    this.#client.connection.stream.write(this.#call[index % this.#call.length]);
    return promise;
  }

  close(): void {
    this.#client.connection.stream.destroy();
  }

  #read(chunk: Uint8Array): void {
    const bytes = this.#pending.length === 0 ? chunk : join(this.#pending, chunk);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at + MESSAGE_HEADER <= bytes.length) {
      const end = at + 1 + view.getInt32(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === ERROR) {
        this.#settle?.reject(new Error(new TextDecoder().decode(bytes.subarray(at, end))));
      }
      if (bytes[at] === READY) this.#settle?.resolve();
      at = end;
    }
    this.#pending = bytes.slice(at);
  }
}

/** Bind, Execute and Sync of the prepared statement, values and results as text. */
function callOf(values: string[]): Uint8Array {
  const encoded = values.map((value) => new TextEncoder().encode(value));
  const bind = join(
    new TextEncoder().encode("\0measured\0"),
    int16(0),
    int16(encoded.length),
    ...encoded.flatMap((value) => [int32(value.length), value]),
    int16(0),
  );
  return join(message("B", bind), message("E", join(int16(0).subarray(1), int32(0))), message("S"));
}

function message(type: string, body: Uint8Array = new Uint8Array(0)): Uint8Array {
  return join(new TextEncoder().encode(type), int32(body.length + 4), body);
}

function int16(value: number): Uint8Array {
  return new Uint8Array([value >> 8, value]);
}

function int32(value: number): Uint8Array {
  return new Uint8Array([value >> 24, value >> 16, value >> 8, value]);
}

function join(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
