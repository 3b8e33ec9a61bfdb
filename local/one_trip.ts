// Several prepared statements, one transaction, one round trip. The protocol allows it: what is sent
// before a single Sync is one implicit transaction. The driver's own queries wait for each other.

// deno-lint-ignore no-explicit-any -- the driver comes without types
type Connection = any;

export interface Statement {
  text: string;
  values: (string | null)[];
}

/** What Postgres says when it refuses. */
export interface DatabaseError extends Error {
  code: string;
  severity: string;
  detail?: string;
  hint?: string;
}

export type Outcome = { row: (string | null)[] } | { error: DatabaseError };

const names = new Map<string, string>();
const prepared = new WeakMap<Connection, Set<string>>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `one_trip_${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * For `pool.query(new OneTrip(statements))`: gives the only row of the last statement, or the error.
 * An error is a result, not a rejection, because the pool throws away a connection that rejects.
 */
export class OneTrip {
  /** The driver sets it. */
  callback?: (error?: Error, outcome?: Outcome) => void;
  #row: (string | null)[] = [];
  #done = () => {};

  constructor(private statements: Statement[]) {}

  submit(connection: Connection): void {
    const known = prepared.get(connection) ?? new Set();
    prepared.set(connection, known);
    const parsing: string[] = [];
    const parsed = () => known.add(parsing.shift()!);
    connection.on("parseComplete", parsed);
    this.#done = () => connection.off("parseComplete", parsed);

    connection.stream.cork();
    for (const { text, values } of this.statements) {
      const name = nameOf(text);
      if (!known.has(name)) {
        connection.parse({ name, text });
        parsing.push(name);
      }
      connection.bind({ statement: name, values });
      connection.execute();
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#row = fields;
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#done();
    const refused = error as DatabaseError;
    if (refused.severity === "ERROR") this.callback?.(undefined, { error: refused });
    else this.callback?.(error);
  }

  handleReadyForQuery(): void {
    this.#done();
    this.callback?.(undefined, { row: this.#row });
  }
}
