import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Parser } from "tap-parser";

/** What became of one test file. */
export interface Outcome {
  passed: number;
  /** One text a failure, with its diagnostics; a file that breaks off has one too. */
  failures: string[];
}

interface Assertion {
  ok: boolean;
  skip: unknown;
  todo: unknown;
  name: string;
}

/** The text of a file with each `\ir other` replaced by that file; no other psql command is known. */
export async function expand(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8")).split("\n");
  const expanded = await Promise.all(lines.map((line) => {
    if (!line.startsWith("\\")) return line;
    const included = line.match(/^\\ir (\S+)$/)?.[1];
    if (!included) throw new Error(`${file}: only \\ir is understood, not ${line}`);
    return expand(resolve(dirname(file), included));
  }));
  return expanded.join("\n");
}

/** Reads the TAP that a file gave; `error` is what broke it off. An assertion left out has failed. */
export function judge(lines: string[], error?: string): Outcome {
  const outcome: Outcome = { passed: 0, failures: [] };
  const { failures } = outcome;
  const parser = new Parser();
  parser.on("assert", ({ ok, skip, todo, name }: Assertion) => {
    if (!ok) failures.push(name);
    else if (skip || todo) failures.push(`${name} (left out)`);
    else outcome.passed += 1;
  });
  parser.on("comment", (comment: string) => {
    if (failures.length > 0) failures.push(`${failures.pop()}\n${comment.trimEnd()}`);
  });
  parser.on("complete", ({ plan, count }: { plan: { end: number | null }; count: number }) => {
    if (error) failures.push(error);
    else if (plan.end === null || count === 0) failures.push("no plan, or nothing asserted");
    else if (plan.end !== count) failures.push(`planned ${plan.end} assertions, ran ${count}`);
  });
  parser.end(`${lines.join("\n")}\n`);
  return outcome;
}
