// Everything checked: deno task test. Boots one throw-away stack on free ports, runs every shelf,
// and adds up. With SUPABASE_URL set, that stack serves instead.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import pg from "pg";
import { freePorts } from "../local/ports.ts";
import { readTarget, REPOSITORY, type Target } from "../local/settings.ts";
import { startStack } from "../local/stack.ts";

interface Shelf {
  name: string;
  task: string[];
  /** Whether it talks to the one stack; the others boot what they need, or need nothing. */
  onStack?: boolean;
}

interface Count {
  passed: number;
  failed: number;
}

// Two lanes for two cores. What commits rows to the one stack has a lane to itself.
const LANES: Shelf[][] = [
  [
    { name: "checks", task: ["check"], onStack: true },
    { name: "database", task: ["test:db"], onStack: true },
    { name: "database in 2027", task: ["test:db", "--today=2027-02-01"], onStack: true },
    { name: "database in 2035", task: ["test:db", "--today=2035-01-02"], onStack: true },
    // Before the shelves whose rows the invariants are checked on at the end: it cleans up.
    { name: "smoke", task: ["test:smoke"], onStack: true },
    { name: "rest", task: ["test:rest"], onStack: true },
    { name: "auth", task: ["test:auth"], onStack: true },
    { name: "http", task: ["test:http"], onStack: true },
    { name: "site", task: ["test:web"], onStack: true },
    // Last: what it makes is counted, as no test row is.
    { name: "fuzz", task: ["test:fuzz"], onStack: true },
  ],
  [
    { name: "test tools", task: ["test:tools"] },
    { name: "functions", task: ["test:functions"] },
    { name: "functions on the edge runtime's Deno", task: ["test:edge"] },
    { name: "offline stack", task: ["test:local"] },
    { name: "faults", task: ["test:faults"] },
    { name: "races", task: ["test:races"] },
    { name: "scoring", task: ["test:scoring"], onStack: true },
  ],
];

type StackNames = ReturnType<typeof stackNames>;

/** How every shelf finds the stack. */
function stackNames(
  { url, databaseUrl, publishableKey, secretKey, mailUrl }: Omit<Target, "restUrl" | "authUrl">,
) {
  return {
    SUPABASE_URL: url,
    SUPABASE_DB_URL: databaseUrl,
    SUPABASE_PUBLISHABLE_KEY: publishableKey,
    SUPABASE_SECRET_KEY: secretKey,
    MAIL_URL: mailUrl,
  };
}

// The line of one thing that passed, in the words of our runners and of "deno test".
const PASSED = /^(?:✓ .*|.* \.\.\. ok \(.*\))\n/gm;

const running = new Set<ChildProcess>();

/** Runs one shelf; when it fails, or had nothing to count, all is shown that did not pass. */
async function runShelf({ name, task, onStack }: Shelf, stack: StackNames): Promise<Count> {
  const started = performance.now();
  const child = spawn(Deno.execPath(), ["task", "--quiet", ...task], {
    cwd: REPOSITORY,
    env: { ...process.env, ...onStack && stack, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  child.stdout.on("data", (chunk) => output += chunk);
  child.stderr.on("data", (chunk) => output += chunk);
  const code = await new Promise((ended) => child.on("close", ended));
  running.delete(child);
  const count = read(output, code === 0);
  const seconds = Math.round((performance.now() - started) / 1000);
  if (count.failed > 0 || count.passed === 0) {
    console.log(output.replace(PASSED, "").trimEnd().replace(/^/gm, "    "));
  }
  const verdict = count.failed > 0 ? `${count.failed} failed, ` : "";
  console.log(
    `${count.failed > 0 ? "✗" : "✓"} ${name}: ${verdict}${count.passed} passed (${seconds} s)`,
  );
  return count;
}

/** The closing line of a shelf; one without it, or that ends badly all the same, has failed. */
function read(output: string, endedWell: boolean): Count {
  const [, passed, failed] = output.match(/^(\d+) passed, (\d+) failed$(?![^]*^\d+ passed)/m) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: Math.max(Number(failed), endedWell ? 0 : 1) };
}

async function runLane(shelves: Shelf[], stack: StackNames): Promise<Count[]> {
  const counts: Count[] = [];
  for (const shelf of shelves) counts.push(await runShelf(shelf, stack));
  return counts;
}

/** What every run must leave behind: a database whose sessions, clients and users still agree. */
async function checkInvariants(databaseUrl: string): Promise<Count> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query("select * from app.check_invariants()");
  await client.end();
  for (const row of rows) console.log(`    ${JSON.stringify(row)}`);
  console.log(`${rows.length === 0 ? "✓" : "✗"} invariants after all that`);
  return { passed: rows.length === 0 ? 1 : 0, failed: rows.length };
}

async function runAll(stack: StackNames): Promise<Count[]> {
  const counts = await Promise.all(LANES.map((lane) => runLane(lane, stack)));
  return [...counts.flat(), await checkInvariants(stack.SUPABASE_DB_URL)];
}

/** Gives the stack of the environment, or one that lasts as long as the work. */
async function withStack<T>(work: (stack: StackNames) => Promise<T>): Promise<T> {
  if (process.env.SUPABASE_URL) return await work(stackNames(readTarget()));
  console.log(
    "Starting a throw-away stack. The first time, everything is downloaded (about 200 MB).",
  );
  const data = await mkdtemp(join(tmpdir(), "tremplin-test-"));
  const stack = await startStack({ ports: freePorts(), data, quiet: true });
  const end = async () => {
    for (const child of running) child.kill();
    await stack.stop();
    await rm(data, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => end().then(() => process.exit(130)));
  }
  try {
    return await work(stackNames({
      url: stack.urls.api,
      databaseUrl: stack.dbUrl,
      publishableKey: stack.keys.publishable,
      secretKey: stack.keys.secret,
      mailUrl: stack.urls.mail,
    }));
  } finally {
    await end();
  }
}

const counts = await withStack(runAll);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
