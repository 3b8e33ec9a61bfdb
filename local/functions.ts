/**
 * Stand-in for Supabase's edge runtime, for the offline stack only: a few Deno processes, each
 * serving every function that supabase/config.toml declares. Several, because hashing a password
 * blocks a process.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "@std/toml";
import type { Handler } from "./gateway.ts";
import { REPOSITORY } from "./settings.ts";

export interface DeclaredFunction {
  name: string;
  entrypoint: string;
}

export interface FunctionWorkers {
  handler: Handler;
  stop(): Promise<void>;
}

interface Worker {
  url: string;
  inFlight: number;
  process: Deno.ChildProcess;
}

interface Config {
  functions?: Record<string, { entrypoint: string; verify_jwt?: boolean }>;
}

const RESTART_DELAY_MS = 500;

export async function startFunctions(
  { env, logFile, count = navigator.hardwareConcurrency }: {
    env: Record<string, string>;
    logFile: string;
    count?: number;
  },
): Promise<FunctionWorkers> {
  const functions = await declaredFunctions();
  await Deno.writeTextFile(logFile, "");
  const workers: (Worker | null)[] = [];
  let stopping = false;

  async function keep(place: number): Promise<void> {
    const worker = await startWorker(functions, env, logFile);
    workers[place] = worker;
    worker.process.status.then(() => {
      workers[place] = null;
      if (!stopping) restart(place);
    });
  }

  function restart(place: number): void {
    setTimeout(() => {
      if (!stopping) keep(place).catch(() => restart(place));
    }, RESTART_DELAY_MS);
  }

  async function stop(): Promise<void> {
    stopping = true;
    await Promise.all(workers.map((worker) => worker && stopWorker(worker)));
  }

  const starts = await Promise.allSettled(Array.from({ length: count }, (_, place) => keep(place)));
  const failure = starts.find((start) => start.status === "rejected");
  if (failure) {
    await stop();
    throw failure.reason;
  }
  return { handler: (request) => forward(request, leastBusy(workers)), stop };
}

async function declaredFunctions(): Promise<DeclaredFunction[]> {
  const folder = join(REPOSITORY, "supabase");
  const config = parse(await Deno.readTextFile(join(folder, "config.toml"))) as Config;
  return Object.entries(config.functions ?? {}).map(([name, { entrypoint, verify_jwt }]) => {
    if (verify_jwt !== false) {
      throw new Error(`supabase/config.toml: functions.${name} must say verify_jwt = false.`);
    }
    return { name, entrypoint: pathToFileURL(join(folder, entrypoint)).href };
  });
}

async function startWorker(
  functions: DeclaredFunction[],
  env: Record<string, string>,
  logFile: string,
): Promise<Worker> {
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--quiet",
      `--config=${join(REPOSITORY, "deno.json")}`,
      join(REPOSITORY, "local", "function_worker.ts"),
      JSON.stringify(functions),
    ],
    env,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const errorsLogged = appendTo(logFile, process.stderr);
  const [firstLine, rest] = await splitFirstLine(process.stdout);
  const port = Number(firstLine);
  if (!port) {
    await errorsLogged;
    throw new Error(`The edge functions do not start. Why is in ${logFile}`);
  }
  appendTo(logFile, rest);
  return { url: `http://127.0.0.1:${port}`, inFlight: 0, process };
}

async function stopWorker({ process }: Worker): Promise<void> {
  await process.stdin.close();
  const tooLong = setTimeout(() => process.kill("SIGKILL"), 3_000);
  await process.status;
  clearTimeout(tooLong);
}

function leastBusy(workers: (Worker | null)[]): Worker | null {
  return workers.reduce(
    (least, worker) => worker && (!least || worker.inFlight < least.inFlight) ? worker : least,
    null,
  );
}

async function forward(request: Request, worker: Worker | null): Promise<Response> {
  if (!worker) return unavailable();
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  // Compression is for the client's own connection, not for the way between two processes.
  headers.set("accept-encoding", "identity");
  worker.inFlight++;
  try {
    return await fetch(worker.url + pathname + search, {
      method: request.method,
      headers,
      body: request.body,
      redirect: "manual",
    });
  } catch {
    return unavailable();
  } finally {
    worker.inFlight--;
  }
}

function unavailable(): Response {
  return Response.json({ code: "BOOT_ERROR", message: "Worker failed to boot" }, { status: 503 });
}

async function appendTo(logFile: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  for await (const chunk of stream) await Deno.writeFile(logFile, chunk, { append: true });
}

async function splitFirstLine(
  stream: ReadableStream<Uint8Array>,
): Promise<[string, ReadableStream<Uint8Array>]> {
  const reader = stream.getReader();
  let line = "";
  while (!line.includes("\n")) {
    const { value, done } = await reader.read();
    if (done) break;
    line += new TextDecoder().decode(value);
  }
  reader.releaseLock();
  return [line, stream];
}
