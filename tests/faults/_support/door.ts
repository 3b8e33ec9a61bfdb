// A door between the services and Postgres, which can break one trip through it at each moment of its
// transaction: before the words arrive, between the last step and COMMIT, while COMMIT is under way,
// or when all is done and only the answer is left.
import { FLUSH, type Message, MessageReader, texts } from "./messages.ts";

/** What is sent at once and ends with a request to commit. */
export interface Trip {
  /** The role that asks. */
  role: string;
  /** The words of its statements. */
  statements: string;
  send(): Promise<void>;
  /** Has all steps done, but not committed. */
  sendAllButCommit(): Promise<void>;
  /** Settles once the server has answered to the end, or is gone. */
  answered(): Promise<void>;
  /** The caller hears that the connection broke; the server does not. */
  cutCaller(): void;
  cut(): void;
}

/** What becomes of a trip. Unless it is cut, the answer reaches the caller afterwards. */
export type Fate = (trip: Trip) => Promise<void>;

/** Which trips are meant: of a role, or by a word of a statement. */
export interface Meant {
  role?: string;
  words?: string;
}

interface Meeting extends Meant {
  fate: Fate;
  met: PromiseWithResolvers<boolean>;
}

const HOST = "127.0.0.1";

export class Door {
  #listener = Deno.listen({ hostname: HOST, port: 0 });
  #passages = new Set<Passage>();
  #meetings: Meeting[] = [];
  #trips = 0;
  #counted: { at: number; reached: () => void }[] = [];

  constructor(private readonly databasePort: number) {
    this.#serve();
  }

  get port(): number {
    return this.#listener.addr.port;
  }

  get trips(): number {
    return this.#trips;
  }

  /** Prepares a fate for the next trip that is meant; true once it was met, false if called off. */
  meet(fate: Fate, meant: Meant): Promise<boolean> {
    const met = Promise.withResolvers<boolean>();
    this.#meetings.push({ ...meant, fate, met });
    return met.promise;
  }

  callOff(): void {
    for (const { met } of this.#meetings.splice(0)) met.resolve(false);
  }

  /** Settles when that many trips have come, from the first one on. */
  reaches(trips: number): Promise<void> {
    return new Promise((reached) => this.#counted.push({ at: trips, reached }));
  }

  close(): void {
    this.callOff();
    this.#listener.close();
    for (const passage of this.#passages) passage.cut();
  }

  /** The fate of a trip that arrives; the very next one of its kind takes it. */
  fateOf({ role, statements }: Trip): Meeting | undefined {
    this.#trips++;
    for (const { at, reached } of this.#counted) if (at <= this.#trips) reached();
    this.#counted = this.#counted.filter(({ at }) => at > this.#trips);
    const place = this.#meetings.findIndex((meant) =>
      (meant.role ?? role) === role && statements.includes(meant.words ?? "")
    );
    return place < 0 ? undefined : this.#meetings.splice(place, 1)[0];
  }

  async #serve(): Promise<void> {
    for await (const client of this.#listener) {
      this.#open(client).catch(() => close(client));
    }
  }

  async #open(client: Deno.TcpConn): Promise<void> {
    const server = await Deno.connect({ hostname: HOST, port: this.databasePort });
    const passage = new Passage(client, server, this);
    this.#passages.add(passage);
    await passage.ended;
    this.#passages.delete(passage);
  }
}

/** One connection through the door. */
class Passage {
  readonly ended: Promise<unknown>;
  #role = "";
  #statements = new Map<string, string>();
  #trip: Message[] = [];
  /** What the server says while a fate decides; null when it goes straight through. */
  #held: Uint8Array[] | null = null;
  #heard = "";
  #listeners = new Set<() => void>();
  #isServerGone = false;

  constructor(
    private readonly client: Deno.TcpConn,
    private readonly server: Deno.TcpConn,
    private readonly door: Door,
  ) {
    this.ended = Promise.all([this.#fromClient(), this.#fromServer()]);
  }

  cut(): void {
    close(this.client);
    close(this.server);
  }

  async #fromClient(): Promise<void> {
    const reader = new MessageReader({ from: "client" });
    try {
      for await (const chunk of this.client.readable) {
        for (const message of reader.read(chunk)) await this.#take(message);
      }
      this.cut();
    } catch {
      // A connection whose trip goes on without its caller is closed by the trip's fate.
      if (this.#held === null) this.cut();
    }
  }

  async #fromServer(): Promise<void> {
    const reader = new MessageReader({ from: "server" });
    try {
      for await (const chunk of this.server.readable) {
        for (const { kind } of reader.read(chunk)) this.#heard += kind;
        this.#notify();
        if (this.#held) this.#held.push(chunk);
        else await write(this.client, chunk);
      }
    } catch {
      // Gone, as below.
    }
    this.#isServerGone = true;
    this.#notify();
    this.cut();
  }

  async #take(message: Message): Promise<void> {
    if (message.kind === "") this.#role = roleOf(message);
    if (message.kind === "" || message.kind === "p" || message.kind === "X") {
      return await write(this.server, message.bytes);
    }
    if (message.kind === "P") {
      const [name, words] = texts(message);
      this.#statements.set(name, words);
    }
    this.#trip.push(message);
    if (message.kind === "S" || message.kind === "Q") await this.#pass(this.#trip.splice(0));
  }

  async #pass(messages: Message[]): Promise<void> {
    const trip = this.#tripOf(messages);
    const meeting = this.door.fateOf(trip);
    if (!meeting) return await trip.send();
    this.#held = [];
    this.#heard = "";
    try {
      await meeting.fate(trip);
    } finally {
      const held = this.#held.splice(0);
      this.#held = null;
      meeting.met.resolve(true);
      for (const chunk of held) await write(this.client, chunk);
    }
  }

  #tripOf(messages: Message[]): Trip {
    const executions = messages.filter(({ kind }) => kind === "E").length;
    const sendAll = async (parts: Message[]) => {
      for (const { bytes } of parts) await write(this.server, bytes);
    };
    return {
      role: this.#role,
      statements: messages.map((message) => this.#wordsOf(message)).join("\n"),
      send: () => sendAll(messages),
      sendAllButCommit: async () => {
        await sendAll(messages.slice(0, -1));
        await write(this.server, FLUSH);
        await this.#hears(() => /E/.test(this.#heard) || count(this.#heard, "C") >= executions);
      },
      answered: () => this.#hears(() => this.#heard.includes("Z")),
      cutCaller: () => close(this.client),
      cut: () => this.cut(),
    };
  }

  #wordsOf(message: Message): string {
    if (message.kind === "B") return this.#statements.get(texts(message)[1]) ?? "";
    return message.kind === "Q" ? texts(message)[0] : "";
  }

  #hears(isHeard: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isHeard() && !this.#isServerGone) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  #notify(): void {
    for (const look of this.#listeners) look();
  }
}

function roleOf(opening: Message): string {
  const words = texts(opening);
  return words[words.indexOf("user") + 1];
}

function count(letters: string, letter: string): number {
  return letters.split(letter).length - 1;
}

async function write(to: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) sent += await to.write(bytes.subarray(sent));
}

function close(connection: Deno.TcpConn): void {
  try {
    connection.close();
  } catch {
    // It was closed already.
  }
}
