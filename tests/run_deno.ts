// One shelf of Deno tests, closed by the line that every shelf ends with.
// deno run -A tests/run_deno.ts [--deno=2.1.4] tests/functions [arguments of deno test]

import process from "node:process";
import { spawn } from "node:child_process";

/** Runs a command, showing its output as it comes, and gives that output and the exit code. */
async function run(command: string, args: string[]): Promise<{ output: string; code: number }> {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "inherit"],
    // An older Deno trusts its own list of authorities alone, and some networks have one more.
    env: { DENO_TLS_CA_STORE: "mozilla,system", ...process.env, NO_COLOR: "1" },
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise<number>((resolve) =>
    child.on("close", (code) => resolve(code ?? 1))
  );
  return { output, code };
}

const version = Deno.args.find((argument) => argument.startsWith("--deno="))?.slice(7);
const rest = Deno.args.filter((argument) => !argument.startsWith("--deno="));
const { output, code } = version
  ? await run("npx", ["--yes", `deno@${version}`, "test", "-A", "--no-lock", ...rest])
  : await run(Deno.execPath(), ["test", "-A", ...rest]);

const summary = output.match(/\| (\d+) passed.*?\| (\d+) failed/);
const passed = Number(summary?.[1] ?? 0);
const failed = Math.max(Number(summary?.[2] ?? 0), code === 0 && passed > 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
Deno.exit(failed === 0 ? 0 : 1);
