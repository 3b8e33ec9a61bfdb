// Whatever anybody sends to the edge functions.
import { assert, assertEquals, assertNotMatch } from "@std/assert";
import { problems } from "../../functions/_shared/problem.ts";
import { readContract } from "../_support/contract.ts";
import { type Plan, requests, send, type Told } from "./_support/requests.ts";
import { forBatches, REQUESTS, SEED, unlimited } from "./_support/runs.ts";

// Words of Postgres, of a library, of a stack trace.
const INNARDS =
  /\b(relation|column|constraint|violates|duplicate key|syntax|SQLSTATE|PL\/pgSQL|supabase|postgres|TypeError|undefined)\b|\bapp\.|\bat .*\.[jt]s|\[object/i;

const contract = await readContract();

/** What each route was seen to answer. */
const seen = new Map(contract.operations.map(({ name }) => [name, new Set<string>()]));

function check(_plan: Plan, told: Told): void {
  const { method, path, status, text } = told;
  const operation = contract.operationOf({ method, path: path.split("?")[0] });
  assert(status < 500, `${method} ${path}: ${status} ${text}`);
  if (status < 400) {
    if (operation) seen.get(operation.name)?.add(`${status}`);
    return;
  }
  if (method === "HEAD") return;
  const { code, message, hint, details } = JSON.parse(text);
  assertEquals(message, problems[code as keyof typeof problems].message);
  assertNotMatch(`${hint}`, INNARDS);
  for (const { code } of details ?? []) assert(/^[a-z_]+$/.test(code), code);
  if (operation) seen.get(operation.name)?.add(code);
}

Deno.test("whatever is sent is answered as the documents say, never by a 5xx, and what is refused leaves no row", async () => {
  await unlimited(async () => {
    const sent = await forBatches(requests(contract.operations), REQUESTS, send, check);
    console.log(`${sent} requests to the edge, seed ${SEED}`);
  });
  for (const [name, answers] of seen) {
    console.log(`${name}: ${[...answers].sort().join(", ")}`);
  }
  for (const [name, answers] of seen) {
    assert([...answers].some((answer) => /^2/.test(answer)), `${name} never said yes`);
  }
});
