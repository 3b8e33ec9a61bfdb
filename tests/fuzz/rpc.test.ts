// Whatever a holder of the secret key, or a login, hands to the functions of schema `api`.
import { assert, assertNotMatch } from "@std/assert";
import { problems } from "../../functions/_shared/problem.ts";
import { type Call, call, callables, calls } from "./_support/calls.ts";
import { forBatches, REQUESTS, SEED, unlimited } from "./_support/runs.ts";
import type { Told } from "./_support/requests.ts";

const INNARDS =
  /\b(relation|column|constraint|violates|duplicate key|PL\/pgSQL|SQL statement|Failing row|function app)\b|\bapp\.|\bat .*\.[jt]s/i;

/** What PostgREST says by itself of what no parameter can hold. */
const NOT_A_VALUE = /^(22\w{3}|PGRST\d{3})$/;

// Of a call that was given no time, or of a request that was noted as failed.
const GIVEN_UP = /"(timeout_ms|request_id)"/;

function check({ typed, body }: Call, { path, status, text }: Told): void {
  if (status < 400) return;
  const { code, message, details, hint } = JSON.parse(text);
  const isGivenUp = message === "migration_timeout" && GIVEN_UP.test(body.text);
  assert(status < 500 || isGivenUp, `${path}: ${status} ${text}`);
  assertNotMatch(`${message} ${details} ${hint}`, INNARDS, `${path}: ${text}`);
  if (!typed && NOT_A_VALUE.test(code)) return;
  assert(code === `PT${status}` && Object.hasOwn(problems, message), `${path}: ${text}`);
}

Deno.test("whatever is handed to a function, it does or refuses by a code of ours, and what is refused leaves no row", async () => {
  const functions = await callables();
  await unlimited(async () => {
    const sent = await forBatches(calls(functions), REQUESTS, call, check);
    console.log(`${sent} calls of ${functions.length} functions, seed ${SEED}`);
  });
});
