// `deno task smoke` and `smoke:clean` themselves, on the stack given by the environment.
import { assertEquals, assertStringIncludes } from "@std/assert";
import { freePorts } from "../../local/ports.ts";
import { readTarget } from "../../local/settings.ts";
import { taskLine } from "../../local/task_line.ts";
import { expect } from "../../scripts/visitor.ts";
import { serveFunctions } from "../_support/functions.ts";
import { run } from "../_support/script.ts";
import {
  complete,
  completedSession,
  createSession,
  migrate,
  newEmail,
  send,
  type Session,
  signIn,
  sql,
  world,
} from "../http/_support/stack.ts";

const { url } = readTarget();

// deno-lint-ignore no-explicit-any -- it breaks whatever comes by
type Break = (body: any) => unknown;

/** The stack, but for the answers of one address. */
async function withBroken<T>(
  path: string,
  status: number,
  broken: Break,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (call) => {
      const { pathname } = new URL(call.url);
      const answer = await passOn(call, `${url}${pathname}`);
      if (!pathname.includes(path)) return answer;
      return Response.json(broken(await answer.json()), { status });
    },
  );
  try {
    return await work(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

async function passOn(call: Request, to: string): Promise<Response> {
  const headers = new Headers(call.headers);
  headers.delete("host");
  const answer = await fetch(`${to}${new URL(call.url).search}`, {
    method: call.method,
    headers,
    body: call.body && await call.arrayBuffer(),
  });
  return new Response(answer.body, answer);
}

async function statistics(): Promise<unknown> {
  return expect(await send("GET", "session-migration/stats", { key: "secret" }), 200);
}

Deno.test("smoke goes through six steps, and statistics do not see it", async () => {
  const before = await statistics();

  const { code, lines } = await run("smoke.ts");

  assertEquals(lines.map((line) => line.slice(0, 4)), [
    ...["✓ 1.", "✓ 2.", "✓ 3.", "✓ 4.", "✓ 5.", "✓ 6."],
    "6 pa",
  ]);
  assertEquals([code, lines.at(-1)], [0, "6 passed, 0 failed"]);
  assertEquals(await statistics(), before);
});

Deno.test("smoke sees that nobody is let in where the address is to be proved first", async () => {
  const required = await serveFunctions({ MIGRATION_EMAIL_PROOF: "required" });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (call) => {
    const { pathname } = new URL(call.url);
    const [, path] = pathname.match(/^\/functions\/v1(\/.*)$/) ?? [];
    return passOn(call, path ? `${required.url}${path}` : `${url}${pathname}`);
  });
  try {
    const { code, lines } = await run("smoke.ts", {
      SUPABASE_URL: `http://127.0.0.1:${server.addr.port}`,
    });
    assertEquals([code, lines.at(-1)], [0, "6 passed, 0 failed"]);
    assertStringIncludes(lines[5], "MIGRATION_EMAIL_PROOF is required");
  } finally {
    await server.shutdown();
    await required.stop();
  }
});

const BROKEN: [string, number, Break, string][] = [
  ["/sessions", 201, (body) => ({ ...body, next_question: null }), "session created"],
  [
    "/responses",
    422,
    (body) => ({ ...body, code: "invalid_responses" }),
    "responses saved",
  ],
  [
    "/eligibility",
    200,
    ({ totals, ...body }) => ({ ...body, totals: { ...totals, high: totals.high + 0.01 } }),
    "eligibility calculated",
  ],
  [
    "/can-migrate",
    200,
    () => ({ can_migrate: false, reason: "session_incomplete" }),
    "can migrate",
  ],
  [
    "/migrate",
    201,
    ({ moved, ...body }) => ({ ...body, moved: { ...moved, produits: 0 } }),
    "migrated",
  ],
  [
    "/client_dashboard",
    200,
    (body) => ({ ...body, produits: body.produits.slice(1) }),
    "migrated data read by the client",
  ],
];

BROKEN.forEach(([path, status, broken, step], index) => {
  Deno.test(`smoke stops at "${step}" when ${path} is broken`, async () => {
    const { code, lines } = await withBroken(
      path,
      status,
      broken,
      (url) => run("smoke.ts", { SUPABASE_URL: url }),
    );

    assertEquals(code, 1);
    assertEquals(lines.filter((line) => line.startsWith("✓")).length, index);
    assertStringIncludes(lines[index], `✗ ${index + 1}. ${step}: `);
    assertEquals(lines.at(-1), `${index} passed, 1 failed`);
  });
});

Deno.test("smoke and smoke:clean say in one sentence that the stack does not run", async () => {
  const nobody = { SUPABASE_URL: `http://127.0.0.1:${freePorts().api}` };
  const sentence =
    `Nothing answers at ${nobody.SUPABASE_URL}. Set SUPABASE_URL, or start the stack: ${
      taskLine("start")
    }`;

  assertEquals(await run("smoke.ts", nobody), {
    code: 1,
    lines: [`✗ 1. session created: ${sentence}`, "  5 not run", "0 passed, 1 failed"],
  });
  assertEquals(await run("smoke_clean.ts", nobody), {
    code: 1,
    lines: [`Nothing was removed. ${sentence}`],
  });
});

Deno.test("smoke and smoke:clean name a wrong secret key", async () => {
  const wrong = { SUPABASE_SECRET_KEY: "sb_secret_wrong" };

  const smoke = await run("smoke.ts", wrong);
  const clean = await run("smoke_clean.ts", wrong);

  assertEquals([smoke.code, clean.code], [1, 1]);
  assertStringIncludes(smoke.lines[0], "unauthorized");
  assertStringIncludes(clean.lines[0], "Nothing was removed.");
});

/** A session that statistics count, as a visitor's page starts one. */
async function realSession(): Promise<Session> {
  return await complete(expect(await send("POST", "simulator/sessions"), 201));
}

/** Every table's rows; audit events are never removed, and the removal is one more. */
async function rows(): Promise<unknown> {
  const { "app.audit_event": _events, ...rows } = await world();
  return rows;
}

Deno.test("smoke:clean removes what smoke made, and nothing else", async () => {
  await run("smoke_clean.ts");
  const email = newEmail();
  const visitor = await realSession();
  const { client_id } = expect(await migrate(await realSession(), { email }), 201);
  const attached = await completedSession();
  const attachment = await send("POST", "session-migration/attach", {
    token: attached.session_token,
    login: await signIn(email),
    body: { session_id: attached.session_id },
  });
  expect(attachment, 200);
  const before = await rows();
  await run("smoke.ts");
  await createSession();

  const { code, lines } = await run("smoke_clean.ts");

  assertEquals([code, lines], [0, ["Removed what tests made. Sessions: 2, accounts: 1"]]);
  assertEquals(await rows(), before);
  await sql("delete from auth.users where id = $1", [client_id]);
  await sql("delete from app.temporary_session where id = $1", [visitor.session_id]);
});
