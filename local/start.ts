/** `deno task start`: runs the offline stack in the foreground; `--real` runs the CLI's own instead. */
import { AlreadyRunning } from "./lock.ts";
import { PortTaken } from "./ports.ts";
import { parentOf } from "./processes.ts";
import { startReal } from "./real.ts";
import { readSettings } from "./settings.ts";
import { type Stack, startStack } from "./stack.ts";
import { cameByNpx, taskLine } from "./task_line.ts";

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

if (Deno.args.includes("--real")) Deno.exit(await startReal());
Deno.exit(await startOffline());

async function startOffline(): Promise<number> {
  // Listened to from the first moment: a signal during the start must stop what has started.
  const stopRequested = Promise.race([waitForSignal(), waitForEndOfNpx()]);
  console.log("Tremplin, offline stack");
  let stack: Stack;
  try {
    stack = await startStack(readSettings());
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
  console.log(summary(stack));
  const reason = await Promise.race([
    stopRequested.then(() => "stop" as const),
    stack.broken.then(() => "broken" as const),
  ]);
  console.log(reason === "stop" ? "\nStopping" : "\nPostgres has died; stopping the rest.");
  await stack.stop();
  console.log("Stopped. The data is kept.");
  return reason === "stop" ? 0 : 1;
}

/** A signal to the process group arrives twice, once more through `deno task`: it is one stop. */
function waitForSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const name of STOP_SIGNALS) Deno.addSignalListener(name, () => resolve());
  return promise;
}

/** npx dies of a SIGTERM without passing it on, so its death says the same. */
async function waitForEndOfNpx(): Promise<void> {
  if (!cameByNpx()) return new Promise(() => {});
  const launcher = await parentOf(Deno.ppid);
  while (await parentOf(Deno.ppid) === launcher) {
    await new Promise((resume) => setTimeout(resume, 500));
  }
}

function explain(error: unknown): string {
  if (error instanceof AlreadyRunning || error instanceof PortTaken) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  return `The stack did not start.\n${text}\nTo look closer: ${taskLine("doctor")}`;
}

function summary({ urls, keys, dbUrl }: Stack): string {
  return `
Tremplin is running.

  Site             ${urls.web}
  Mails            ${urls.mail}
  API              ${urls.api}
  Database         ${dbUrl}
  Publishable key  ${keys.publishable}
  Secret key       ${keys.secret}

  The keys are those of every local Supabase stack: public, and worth nothing elsewhere.
  Next: open the site. Or, in another terminal:

  The whole road   ${taskLine("smoke")}
  To stop          ${taskLine("stop")} (or Ctrl-C here)
  To empty it      ${taskLine("reset")}
`;
}
