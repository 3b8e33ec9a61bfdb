import { spawn } from "node:child_process";
import { REPOSITORY } from "../../local/settings.ts";

/** Runs a script of the project to its end. */
export async function run(
  script: string,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(Deno.execPath(), ["run", "-A", `scripts/${script}`, ...args], {
    cwd: REPOSITORY,
    env: { ...Deno.env.toObject(), ...env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => output += chunk);
  child.stderr.on("data", (chunk) => output += chunk);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, lines: output.trimEnd().split("\n") };
}
