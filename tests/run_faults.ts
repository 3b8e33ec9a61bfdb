// The shelf of the faults, on a stack of its own, closed by what it went through.
// deno run -A tests/run_faults.ts [-- --journeys=1000 --kills=50 --seed=7]

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { freePorts } from "../local/ports.ts";
import { databaseFolder, stopOrphan } from "../local/postgres.ts";
import { PORT_NAMES, type Ports } from "../local/settings.ts";

if (Deno.build.os !== "linux") {
  console.log("The faults were not tried: what is to be killed is found in Linux's /proc.");
  console.log("0 passed, 0 failed");
  process.exit(0);
}

const data = await mkdtemp(join(tmpdir(), "tremplin-faults-"));
const ports = Object.entries(freePorts()).map(([use, port]) =>
  [PORT_NAMES[use as keyof Ports], `${port}`] as const
);
const own = { ...Object.fromEntries(ports), TREMPLIN_DATA: data };
const elsewhere = ["SUPABASE_URL", "SUPABASE_DB_URL", "REST_URL", "AUTH_URL"];
const env = Object.entries({ ...process.env, ...own })
  .filter(([name]) => !elsewhere.includes(name));

const child = spawn(
  Deno.execPath(),
  ["run", "-A", "tests/run_deno.ts", "tests/faults", ...Deno.args],
  { env: Object.fromEntries(env), stdio: ["ignore", "pipe", "inherit"] },
);
let output = "";
child.stdout.on("data", (chunk) => {
  output += chunk;
  process.stdout.write(chunk);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill());
const code = await new Promise<number>((ended) => child.on("close", (code) => ended(code ?? 1)));
// A shelf that was interrupted leaves its Postgres behind.
await stopOrphan(await databaseFolder(data));
await rm(data, { recursive: true, force: true });
const summary = output.match(/^\d+ journeys, \d+ kills, \d+ broken$/m);
if (summary) console.log(summary[0]);
process.exit(code);
