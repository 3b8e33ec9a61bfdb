/** `deno task start --real`: the Supabase CLI's own stack, native, in place of the stand-ins. */
import { taskLine } from "./task_line.ts";

const CLI = ["--yes", "supabase@3.1.0"];

const NO_DOWNLOAD = `
The real Supabase services could not be downloaded: the CLI fetches them from github.com or
amazonaws.com, and this machine reaches neither. Nothing of it runs.

The offline stack needs npm only: ${taskLine("start")}`;

const STARTED = `
The real Supabase stack is running in the background.

  Next: ${taskLine("smoke")}
  To stop: SUPABASE_EXPERIMENTAL_STACK=true npx --yes supabase@3.1.0 stack stop`;

const FAILED = `The real stack did not start. The offline one: ${taskLine("start")}`;

export async function startReal(): Promise<number> {
  const { code, output } = await supabase("stack", "start", "--runtime", "native", "--eager");
  if (code === 0) {
    console.log(STARTED);
    return 0;
  }
  await supabase("stack", "stop");
  const isOffline = /Unable to download|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/.test(output);
  console.error(isOffline ? NO_DOWNLOAD : `${output}\n${FAILED}`);
  return 1;
}

async function supabase(...args: string[]): Promise<{ code: number; output: string }> {
  const process = new Deno.Command("npx", {
    args: [...CLI, ...args],
    env: {
      SUPABASE_EXPERIMENTAL_STACK: "true",
      // Postgres refuses root; the CLI lends it this account.
      ...(Deno.uid() === 0 ? { SUPABASE_NATIVE_POSTGRES_USER: "postgres" } : {}),
    },
    stdout: "inherit",
    stderr: "piped",
  }).spawn();
  const [output, { code }] = await Promise.all([
    new Response(process.stderr).text(),
    process.status,
  ]);
  return { code, output };
}
