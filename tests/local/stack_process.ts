// One real `deno task start`, on ports and a data folder of its own, seen from outside.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts } from "../../local/ports.ts";
import { databaseFolder } from "../../local/postgres.ts";
import { becomesTrue, commandLine } from "../../local/processes.ts";
import { databaseUrl, type Ports } from "../../local/settings.ts";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const START_MS = 30_000;

/** How a task is called, in the words of a shell. */
interface Launch {
  command: string;
  env: Record<string, string>;
}

const BY_DENO: Launch = { command: 'exec "$DENO" task --quiet "$TASK"', env: { npm_command: "" } };

/** As npx does: a shell between it and Deno, and this name in the environment. */
export const BY_NPX: Launch = {
  command: '"$DENO" task --quiet "$TASK"; exit $?',
  env: { npm_command: "exec" },
};

/** Ports and data of a stack that outlive its processes. */
export class Place {
  readonly ports: Ports = freePorts();

  private constructor(readonly data: string) {}

  static async make(): Promise<Place> {
    return new Place(await Deno.makeTempDir({ prefix: "tremplin-test-" }));
  }

  get env(): Record<string, string> {
    return {
      TREMPLIN_API_PORT: `${this.ports.api}`,
      TREMPLIN_DB_PORT: `${this.ports.database}`,
      TREMPLIN_WEB_PORT: `${this.ports.web}`,
      TREMPLIN_MAIL_PORT: `${this.ports.mail}`,
      TREMPLIN_DATA: this.data,
    };
  }

  get databaseUrl(): string {
    return databaseUrl(this.ports.database);
  }

  /** Runs `deno task <name>` to its end. */
  async task(name: string): Promise<{ code: number; output: string }> {
    const run = new Run(this, name);
    return { code: await run.ended, output: run.output };
  }

  /** Resolves when the stack says that it runs. */
  async start(launch?: Launch): Promise<Run> {
    const run = new Run(this, "start", launch);
    const up = await becomesTrue(() => run.isOver || run.output.includes("is running."), START_MS);
    if (!up || run.isOver) throw new Error(`The stack did not start:\n${run.output}`);
    return run;
  }

  /** Every process of this stack, found by the data folder in its arguments or environment. */
  async processes(): Promise<number[]> {
    const pids = await runningProcesses();
    const mentions = await Promise.all(pids.map((pid) => mentionsPath(pid, this.data)));
    return pids.filter((_, index) => mentions[index]);
  }

  async workers(): Promise<number[]> {
    const pids = await this.processes();
    const lines = await Promise.all(pids.map(commandLine));
    return pids.filter((_, index) => lines[index].includes("function_worker.ts"));
  }

  async hasLockFile(): Promise<boolean> {
    return await Deno.stat(join(this.data, "lock")).then(() => true, () => false);
  }

  async databasePid(): Promise<number> {
    const lockFile = join(await databaseFolder(this.data), "postmaster.pid");
    return parseInt(await Deno.readTextFile(lockFile));
  }

  async remove(): Promise<void> {
    await this.task("reset");
    await Deno.remove(this.data, { recursive: true });
  }
}

export class Run {
  output = "";
  isOver = false;
  readonly ended: Promise<number>;
  readonly pid: number;

  constructor(place: Place, task: string, { command, env }: Launch = BY_DENO) {
    const child = spawn("/bin/sh", ["-c", command], {
      cwd: REPOSITORY,
      env: { ...Deno.env.toObject(), ...place.env, ...env, DENO: Deno.execPath(), TASK: task },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that a test can signal it as a terminal does.
      detached: true,
    });
    this.pid = child.pid!;
    child.stdout.on("data", (chunk) => this.output += chunk);
    child.stderr.on("data", (chunk) => this.output += chunk);
    this.ended = new Promise((resolve) =>
      child.on("close", (code) => {
        this.isOver = true;
        resolve(code ?? -1);
      })
    );
  }

  signalGroup(name: Deno.Signal): void {
    Deno.kill(-this.pid, name);
  }
}

async function runningProcesses(): Promise<number[]> {
  const pids: number[] = [];
  for await (const { name } of Deno.readDir("/proc")) {
    if (/^\d+$/.test(name) && Number(name) !== Deno.pid) pids.push(Number(name));
  }
  return pids;
}

async function mentionsPath(pid: number, path: string): Promise<boolean> {
  const read = (file: string) => Deno.readTextFile(`/proc/${pid}/${file}`).catch(() => "");
  return (await read("cmdline") + await read("environ")).includes(path);
}
