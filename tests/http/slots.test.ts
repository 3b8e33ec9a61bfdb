// Rate slots over HTTP: how many come through, what the others are told, and who cannot get round it.
import { assert, assertEquals } from "@std/assert";
import { readTarget } from "../../local/settings.ts";
import {
  type Answer,
  answer,
  calculate,
  completedSession,
  createSession,
  migrate,
  send,
  sql,
  transaction,
  wholeWorld,
} from "./_support/stack.ts";

const { url, secretKey } = readTarget();

interface Limit {
  action: string;
  scope: string;
  slots: number;
}

/** Works under limits of its own, and with nobody's attempts before. */
async function under(limits: Limit[], work: () => Promise<void>): Promise<void> {
  const before = await sql("select action, scope, slots, period::text from app.rate_limit");
  await sql("delete from app.rate_limit");
  for (const { action, scope, slots } of limits) {
    await sql("insert into app.rate_limit values ($1, $2, $3, '10 minutes')", [
      action,
      scope,
      slots,
    ]);
  }
  try {
    await work();
  } finally {
    await sql("delete from app.rate_limit");
    for (const { action, scope, slots, period } of before) {
      await sql("insert into app.rate_limit values ($1, $2, $3, $4)", [
        action,
        scope,
        slots,
        period,
      ]);
    }
  }
}

/** Asks for a session with headers of the client's choice, from an address of this machine. */
async function createFrom(
  address: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  using client = Deno.createHttpClient({ localAddress: address });
  const response = await fetch(`${url}/functions/v1/simulator/sessions`, {
    method: "POST",
    headers: { apikey: secretKey, "content-type": "application/json", ...headers },
    body: JSON.stringify({ is_test: true }),
    client,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

Deno.test("of many attempts at once exactly as many come through as there are slots", async () => {
  await under([{ action: "create_session", scope: "address", slots: 7 }], async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => createFrom("127.0.0.1")));

    const refused = answers.filter(({ status }) => status === 429);
    assertEquals(answers.filter(({ status }) => status === 201).length, 7);
    assertEquals(refused.length, 13);
    for (const { headers, body } of refused) {
      assertEquals([body.code, body.details], ["too_many_attempts", null]);
      const wait = headers.get("retry-after") ?? "";
      assert(/^[1-9]\d*$/.test(wait) && Number(wait) <= 660, wait);
    }
  });
});

Deno.test("who claims another address is still himself, and who has one is another", async () => {
  await under([{ action: "create_session", scope: "address", slots: 1 }], async () => {
    assertEquals((await createFrom("127.0.0.1")).status, 201);

    const names = ["cf-connecting-ip", "forwarded", "sb-forwarded-for", "true-client-ip"]
      .concat("x-client-ip", "x-forwarded-for", "x-real-ip");
    for (const name of names) {
      const claim = { [name]: name === "forwarded" ? "for=192.0.2.7" : "192.0.2.7" };
      assertEquals((await createFrom("127.0.0.1", claim)).status, 429, name);
    }
    assertEquals((await createFrom("127.0.0.2")).status, 201);
  });
});

Deno.test("an attempt counts whatever comes of it: a refused form, a wrong token", async () => {
  const [session, other] = await Promise.all([completedSession(), completedSession()]);
  const stranger = { ...other, session_token: "wrong" };

  await under([
    { action: "migrate_session", scope: "session", slots: 2 },
    { action: "save_responses", scope: "address", slots: 2 },
  ], async () => {
    const weak = () => migrate(session, { password: "trop court".slice(1) });
    assertEquals([(await weak()).status, (await weak()).status], [422, 422]);
    assertEquals((await migrate(session)).status, 429);
    assertEquals((await migrate(other)).status, 201, "another session has its own");

    assertEquals((await answer(stranger, { CA: 1 })).status, 404);
    assertEquals((await calculate(stranger)).status, 404);
    assertEquals((await answer(session, { CA: 1 })).status, 429);
  });
});

Deno.test("nobody uses up the slots of a session whose token he does not hold", async () => {
  const session = await createSession();

  await under([{ action: "save_responses", scope: "session", slots: 1 }], async () => {
    for (const token of ["wrong", session.session_id, ""]) {
      await answer({ ...session, session_token: token }, { CA: 1 });
    }
    assertEquals((await answer(session, { CA: 1 })).status, 200);
    assertEquals((await answer(session, { CA: 2 })).status, 429);
  });
});

Deno.test("attempts on sessions that are made up shut nobody out but their own address", async () => {
  const session = await completedSession();
  const made = { session_id: crypto.randomUUID(), session_token: "made up" };
  const limits = ["save_responses", "migrate_session"].flatMap((action) => [
    { action, scope: "address", slots: 5 },
    { action, scope: "global", slots: 2 },
  ]);

  await under(limits, async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      assertEquals((await answer(made, { CA: 1 })).status, 404);
      assertEquals((await migrate(made)).status, 404);
    }
    assertEquals((await answer(session, {})).status, 200);
    assertEquals((await migrate(session)).status, 201);

    assertEquals((await answer(made, { CA: 1 })).status, 404);
    assertEquals((await answer(made, { CA: 1 })).status, 429);
  });
});

Deno.test("without a slot nothing happens", async () => {
  const session = await completedSession();
  const limits = ["save_responses", "migrate_session"]
    .map((action) => ({ action, scope: "global", slots: 1 }));

  await under(limits, async () => {
    await answer(session, {});
    await migrate(session, { password: "court" });
    const before = await wholeWorld();

    const refused = [await answer(session, { CA: 1 }), await calculate(session)];
    refused.push(await migrate(session));

    assertEquals(refused.map(({ status }) => status), [429, 429, 429]);
    const { "app.rate_slot": _counted, ...after } = await wholeWorld();
    assertEquals({ ...before, ...after }, before);
  });
});

Deno.test("an attempt that waits too long for its turn to be counted is told to try again", async () => {
  await under([{ action: "create_session", scope: "address", slots: 5 }], async () => {
    await createFrom("127.0.0.1");
    const { status, body } = await transaction(async (holder) => {
      await holder("select from app.rate_slot where action = 'create_session' for update");
      return await createFrom("127.0.0.1");
    });

    assertEquals([status, body.code], [409, "session_busy"]);
    assertEquals((await createFrom("127.0.0.1")).status, 201);
  });
});

Deno.test("what is refused for its key or its shape writes no row at all, not even a slot", async () => {
  const path = "simulator/sessions";
  const before = await wholeWorld();

  const refused = [
    await send("POST", path, { body: { is_test: "yes" }, key: "secret" }),
    await send("POST", path, { body: { source: "x".repeat(101) } }),
    await send("PUT", `${path}/x/responses`, { body: "x".repeat(40_000) }),
    await send("POST", "session-migration/attach", { body: { session_id: "x" } }),
    await send("DELETE", path),
  ];

  assertEquals(refused.map(({ status }) => status), [400, 400, 413, 401, 405]);
  assertEquals(await wholeWorld(), before);
});

Deno.test("what is kept of an address is a digest", async () => {
  await under([{ action: "create_session", scope: "address", slots: 5 }], async () => {
    await createFrom("127.0.0.1");

    const [{ kept }] = await sql(
      "select array_agg(octet_length(subject) || ' ' || (subject = sha256('127.0.0.1'))) as kept " +
        "from app.rate_slot where action = 'create_session'",
    );
    assertEquals(kept, ["32 false"], "and not one that anybody could make");
  });
});
