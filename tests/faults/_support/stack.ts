// A stack of its own to break: Postgres behind a door, killed and started again; functions killed.
import pg from "pg";
import {
  databaseFolder,
  type Postgres,
  startPostgres,
  stopOrphan,
} from "../../../local/postgres.ts";
import { commandLine, hasEnded, parentOf, signal } from "../../../local/processes.ts";
import { readSettings } from "../../../local/settings.ts";
import { type Stack, startStack } from "../../../local/stack.ts";
import { Door } from "./door.ts";
import { pause } from "./fates.ts";

/** What dies of a kill -9: the server alone, all its processes, or one that serves a connection. */
export type Victim = "the server" | "the whole group" | "a backend";

/** Short, so that a lock can be held beyond it. */
export const TIMEOUT_MS = 1_500;

const PATIENCE_MS = 30_000;

export class FragileStack {
  kills = 0;
  #restarted: Postgres | null = null;

  private constructor(
    readonly door: Door,
    private readonly stack: Stack,
    private readonly folder: string,
    private readonly data: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<FragileStack> {
    const { ports, data } = readSettings();
    // The services say what breaks them: here that is all the time.
    console.error = () => {};
    const door = new Door(ports.database);
    const stack = await startStack({
      ports,
      data,
      quiet: true,
      databaseDoor: door.port,
      env: { MIGRATION_TIMEOUT: `${TIMEOUT_MS}` },
    });
    return new FragileStack(door, stack, await databaseFolder(data), data, ports.database);
  }

  async stop(): Promise<void> {
    this.door.callOff();
    await this.stack.stop();
    await this.#restarted?.stop();
    this.door.close();
  }

  async killPostgres(victim: Victim = "the server"): Promise<void> {
    this.kills++;
    const server = await this.#serverPid();
    const pids = victim === "a backend" ? [await this.#backend(server)] : [server];
    if (victim === "the whole group") pids.push(...await childrenOf(server));
    for (const pid of pids) signal(pid, "SIGKILL");
    await hasEnded(pids[0], PATIENCE_MS);
  }

  async freezePostgres(ms: number): Promise<void> {
    const server = await this.#serverPid();
    const pids = [server, ...await childrenOf(server)];
    for (const pid of pids) signal(pid, "SIGSTOP");
    await pause(ms);
    for (const pid of pids) signal(pid, "SIGCONT");
  }

  /** Postgres itself comes back from the loss of a backend; for all else it is started. */
  async restartPostgres(): Promise<void> {
    const server = await this.#serverPid();
    if ((await commandLine(server)) === "") {
      await stopOrphan(this.folder);
      this.#restarted = await startPostgres({
        data: this.data,
        port: this.port,
        progress: () => {},
      });
    }
    await this.ask("select 1");
  }

  /** As the superuser, and not by the door; waits for a server that is on its way back. */
  async ask(text: string, values: unknown[] = []): Promise<pg.QueryResult["rows"]> {
    const deadline = Date.now() + PATIENCE_MS;
    while (true) {
      try {
        return await this.transaction(async (client) => (await client.query(text, values)).rows);
      } catch (error) {
        if (!isAway(error) || Date.now() > deadline) throw error;
        await pause(100);
      }
    }
  }

  /** One connection of its own; what it began is undone unless it committed. */
  async transaction<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(this.stack.adminUrl);
    client.on("error", () => {});
    try {
      await client.connect();
      return await work(client);
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** Ends that many connections, as an administrator does. */
  async cutBackends(count: number): Promise<void> {
    await this.ask(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid in (" +
        "select pid from pg_stat_activity where usename in ('authenticator', 'supabase_auth_admin') " +
        "order by state = 'active' desc, pid limit $1)",
      [count],
    );
  }

  async killFunctions(): Promise<void> {
    for (const pid of await childrenOf(Deno.pid)) {
      if ((await commandLine(pid)).includes("function_worker.ts")) signal(pid, "SIGKILL");
    }
  }

  async #serverPid(): Promise<number> {
    return Number((await Deno.readTextFile(`${this.folder}/postmaster.pid`)).split("\n")[0]);
  }

  async #backend(server: number): Promise<number> {
    for (const pid of await childrenOf(server)) {
      if (/authenticator|supabase_auth_admin/.test(await commandLine(pid))) return pid;
    }
    return server;
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids: number[] = [];
  for await (const { name } of Deno.readDir("/proc")) {
    if (/^\d+$/.test(name) && await parentOf(Number(name)) === parent) pids.push(Number(name));
  }
  return pids;
}

function isAway(error: unknown): boolean {
  const { code, message } = error as pg.DatabaseError;
  return /^(57P0|ECONN|EPIPE)/.test(code ?? "") || /Connection terminated|timeout/.test(message);
}
