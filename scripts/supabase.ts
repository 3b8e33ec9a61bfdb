import process from "node:process";
import { spawn } from "node:child_process";
import { REPOSITORY } from "../local/settings.ts";

const CLI = "supabase@3.1.0";

/** What a command printed, and how it ended. */
export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command in the repository and collects its output. */
export function run(command: string, args: string[]): Promise<Result> {
  const child = spawn(command, args, {
    cwd: REPOSITORY,
    // Without the second, the CLI writes a warning in front of the types it generates.
    env: { ...process.env, NO_COLOR: "1", PGSSLMODE: "disable" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const result = { code: 1, stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => result.stdout += chunk);
  child.stderr.on("data", (chunk) => result.stderr += chunk);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...result, code: code ?? 1 }));
  });
}

/** The real Supabase CLI. */
export function supabase(...args: string[]): Promise<Result> {
  return run("npx", ["--yes", CLI, ...args]);
}
