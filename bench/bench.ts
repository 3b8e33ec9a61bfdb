// Measured ratios, on a throw-away stack: deno task bench [--quick] [--only=a,c]
// bench/README.md says what is measured and how.

import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "@std/cli/parse-args";
import { type Comparison, type Effort, median, WrongAnswer } from "./compare.ts";
import { type Figure, migrateByCalls, migrateByStatements, migrationCosts } from "./migration.ts";
import { type Bounded, measurePages } from "./pages.ts";
import { routesOverRpcs, signUpsOverHashes, starts, withSlotsOverWithout } from "./routes.ts";
import { scoreDirectly, scoreInBulk, scoreThroughEdge } from "./scoring.ts";
import { type BenchStack, startBenchStack } from "./stack.ts";

const CLIENTS = [2, 8];
const FULL: Effort = { pairs: 8, scale: 1 };
const QUICK: Effort = { pairs: 2, scale: 0.3 };
const RESULTS = new URL("results/", import.meta.url).pathname;

type Part = (
  stack: BenchStack,
  effort: Effort,
  clients: number,
) => Promise<Comparison | Comparison[]>;

const PARTS: Record<string, Part[]> = {
  a: [migrateByStatements],
  b: [
    (stack, effort, clients) => migrateByCalls(stack, effort, clients, false),
    (stack, effort, clients) => migrateByCalls(stack, effort, clients, true),
  ],
  c: [scoreDirectly, scoreInBulk, scoreThroughEdge],
  d: [routesOverRpcs],
  e: [signUpsOverHashes],
  f: [withSlotsOverWithout],
};

async function measure(stack: BenchStack, effort: Effort, wanted: string[]) {
  const comparisons: Comparison[] = [];
  const figures: Figure[] = [];
  const show = (comparison: Comparison) => {
    comparisons.push(comparison);
    console.log(row(comparison));
  };
  if (wanted.some((name) => name !== "p")) console.log(HEADER);
  for (const name of wanted) {
    for (const part of PARTS[name] ?? []) {
      for (const clients of CLIENTS) [await part(stack, effort, clients)].flat().forEach(show);
    }
  }
  if (wanted.includes("s")) {
    const start = await starts(stack, effort);
    show(start);
    figures.push({ name: "second start of the stack", value: 1 / start.rates[0], unit: "s" });
  }
  if (wanted.includes("a")) figures.push(...await migrationCosts(stack));
  for (const { name, value, unit } of figures) {
    console.log(`${name}: ${Number(value.toPrecision(5))} ${unit}`);
  }
  const pages = wanted.includes("p") ? await showPages(stack, effort) : [];
  return { comparisons, figures, pages };
}

async function showPages(stack: BenchStack, effort: Effort): Promise<Bounded[]> {
  const pages = await measurePages(stack, effort);
  console.log(pages.length > 0 ? PAGES_HEADER : "The pages were not measured: no Chromium.");
  for (const page of pages) console.log(pageRow(page));
  return pages;
}

const HEADER = line("", "clients", "ratio", "min – max", "floor", "per second");

function row({ name, clients, ratio, min, max, floor, rates }: Comparison): string {
  const verdict = floor === undefined ? "" : `${floor} ${ratio < floor ? "✗ missed" : "✓"}`;
  return line(
    name,
    `${clients}`,
    ratio.toFixed(2),
    `${min.toFixed(2)} – ${max.toFixed(2)}`,
    verdict,
    rates.map((rate) => rate.toPrecision(3)).map(Number).join(" ÷ "),
  );
}

const PAGES_HEADER = line("", "", "ratio", "min – max", "limit", "measured");

function pageRow({ name, unit, limit, values }: Bounded): string {
  const ratios = values.map((value) => value / limit);
  const ratio = median(ratios);
  return line(
    name,
    "",
    ratio.toFixed(2),
    `${Math.min(...ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)}`,
    `${limit} ${ratio > 1 ? "✗ missed" : "✓"}`,
    `${Number(median(values).toPrecision(3))} ${unit}`,
  );
}

function line(name: string, ...cells: string[]): string {
  const widths = [8, 7, 15, 15, 18];
  return name.padEnd(52) + cells.map((cell, place) => cell.padStart(widths[place])).join("");
}

async function checkInvariants({ sql }: BenchStack): Promise<void> {
  const { rows } = await sql.query("select * from app.check_invariants() limit 3");
  if (rows.length > 0) throw new WrongAnswer(`a broken invariant: ${JSON.stringify(rows)}`);
}

async function save(effort: Effort, measured: Awaited<ReturnType<typeof measure>>): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const file = `${RESULTS}latest.json`;
  const content = {
    at: new Date().toISOString(),
    cores: navigator.hardwareConcurrency,
    ...effort,
    ...measured,
  };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
}

const { quick, only } = parseArgs(Deno.args, { boolean: ["quick"], string: ["only"] });
const effort = quick ? QUICK : FULL;
const known = [...Object.keys(PARTS), "s", "p"];
const wanted: string[] = only ? only.split(",") : known;
if (wanted.some((name) => !known.includes(name))) {
  console.error(`--only takes some of ${known.join(",")}`);
  Deno.exit(1);
}

console.log("Starting a throw-away stack.");
const stack = await startBenchStack();
try {
  const measured = await measure(stack, effort, wanted);
  await checkInvariants(stack);
  await save(effort, measured);
} catch (error) {
  if (!(error instanceof WrongAnswer)) throw error;
  console.error(`✗ ${error.message}`);
  Deno.exitCode = 1;
} finally {
  await stack.stop();
}
