// What sees that a document is unsound, or that an answer is not as its document says.
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { documentOf, functionNames } from "../../scripts/functions.ts";
import { lint } from "../../scripts/check_openapi.ts";
import { readContract } from "../_support/contract.ts";

const ASKED = { method: "GET", path: "session-migration/can-migrate/x" };
const REQUEST_ID = { "x-request-id": "6f1c7a52-3a0e-4b53-9d0c-2f6f3f6a7b10" };
const JSON_TYPE = { "content-type": "application/json" };
const HEADERS = new Headers({ ...REQUEST_ID, ...JSON_TYPE });
const REFUSED = { code: "unauthorized", message: "", details: null, hint: null };

const { faults } = await readContract();

function answered(status: number, body: unknown, headers = HEADERS) {
  return faults(ASKED, { status, headers, text: JSON.stringify(body) });
}

Deno.test("every folder of a function has a document, and it is sound", async () => {
  const names = await functionNames();

  assert(names.length > 1, names.join());
  for (const name of names) assertEquals(await lint(name, await documentOf(name)), []);
});

Deno.test("an unsound document is seen", async () => {
  const document = await documentOf("simulator");
  delete document.paths["/sessions"].post.responses[201].description;
  document.paths["/questions"].get.operationId = "postSessions";

  const found = (await lint("simulator", document)).join("\n");

  assertStringIncludes(found, "`description`");
  assertStringIncludes(found, "operation-operationId-unique");
});

Deno.test("an answer as its document says is no fault", () => {
  assertEquals(answered(200, { can_migrate: true, reason: null }), []);
  assertEquals(answered(401, REFUSED), []);
});

Deno.test("a field too many, one too few and one of another kind are faults", () => {
  assert(answered(200, { can_migrate: true, reason: null, token: "x" }).length > 0);
  assert(answered(200, { can_migrate: true }).length > 0);
  assert(answered(200, { can_migrate: "yes", reason: null }).length > 0);
});

Deno.test("a status or a code that the route does not name is a fault", () => {
  assert(answered(418, REFUSED).length > 0);
  assert(answered(401, { ...REFUSED, code: "forbidden" }).length > 0);
});

Deno.test("an answer without a request id, or that is no JSON, is a fault", () => {
  const body = { can_migrate: true, reason: null };
  assert(answered(200, body, new Headers(JSON_TYPE)).length > 0);
  assert(answered(200, body, new Headers({ ...JSON_TYPE, "x-request-id": "forged" })).length > 0);
  assert(answered(200, body, new Headers(REQUEST_ID)).length > 0);
  assert(faults(ASKED, { status: 200, headers: HEADERS, text: "<html>" }).length > 0);
});

Deno.test("an address that is no route must say so", () => {
  const nowhere = { method: "GET", path: "session-migration/nowhere" };
  const told = (status: number, code: string) =>
    faults(nowhere, { status, headers: HEADERS, text: JSON.stringify({ ...REFUSED, code }) });

  assertEquals(told(404, "not_found"), []);
  assert(told(200, "not_found").length > 0);
  assert(told(404, "session_not_found").length > 0);
});
