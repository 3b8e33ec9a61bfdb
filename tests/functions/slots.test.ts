// Rate slots: when one is taken, for whom, and what a caller is told when there is none.
import { assert, assertEquals } from "@std/assert";
import { handler as migration } from "../../functions/session-migration/handler.ts";
import { handler as simulator } from "../../functions/simulator/handler.ts";
import { RpcError } from "../../functions/_shared/rpc.ts";
import { ABSENT, refusal, SESSION_ID, stage, TOKEN } from "./_support/stage.ts";

const SESSIONS = "/simulator/sessions";
const NONE_LEFT = { allowed: false, retry_after: 42 };
const FORM = {
  session_id: SESSION_ID,
  email: "lea@example.fr",
  password: "dix-caracteres",
  profile: {},
  consents: {},
};

/** What `take_slot` was told of the address, when this is what the gateway sends. */
async function addressTold(headers: Record<string, string>): Promise<unknown> {
  const { send, slots } = stage(simulator, { answers: { create_session: {} } });
  await send("POST", SESSIONS, { headers });
  return slots[0].address_digest;
}

Deno.test("each thing that a visitor does is counted as what it is, and reading as nothing", async () => {
  const login = { authorization: "Bearer login" };
  const cases: [typeof simulator, string, string, unknown, string | undefined][] = [
    [simulator, "POST", SESSIONS, undefined, "create_session"],
    [simulator, "PUT", `${SESSIONS}/x/responses`, { responses: {} }, "save_responses"],
    [simulator, "POST", `${SESSIONS}/x/eligibility`, undefined, "save_responses"],
    [migration, "POST", "/session-migration/migrate", FORM, "migrate_session"],
    [migration, "POST", "/session-migration/attach", { session_id: "x" }, "migrate_session"],
    [simulator, "GET", "/simulator/questions", undefined, undefined],
    [migration, "GET", "/session-migration/can-migrate/x", undefined, undefined],
    [migration, "GET", "/session-migration/session-data/x", undefined, undefined],
    [migration, "POST", "/session-migration/preview", { session_id: "x" }, undefined],
  ];
  for (const [handler, method, path, body, action] of cases) {
    const answers = Object.fromEntries(
      ["create_session", "save_responses", "calculate_eligibility", "migrate_session"]
        .concat(
          "attach_session",
          "questionnaire",
          "can_migrate",
          "session_data",
          "preview_migration",
        )
        .map((name) => [name, {}]),
    );
    const { send, slots } = stage(handler, { answers });

    await send(method, path, { body, headers: path.endsWith("attach") ? login : {} });

    assertEquals(slots.map((slot) => slot.action), action ? [action] : [], path);
  }
});

Deno.test("without a slot it is 429, and nothing else is asked of the database", async () => {
  const { send, calls, logs } = stage(migration, {
    slot: NONE_LEFT,
    hash: () => Promise.reject(new Error("a refused attempt must not cost a hash")),
  });

  const { status, headers, body } = await send("POST", "/session-migration/migrate", {
    body: FORM,
  });

  assertEquals([status, body.code], [429, "too_many_attempts"]);
  assertEquals(headers.get("retry-after"), "42");
  assertEquals(calls, []);
  assertEquals([logs[0].status, logs[0].code], [429, "too_many_attempts"]);
});

Deno.test("no password is hashed for a session that is made up", async () => {
  const { send, calls } = stage(migration, {
    slot: { allowed: true, retry_after: null, opens_session: false },
    hash: () => Promise.reject(new Error("who can only be refused must not cost a hash")),
    answers: { migrate_session: refusal(404, "session_not_found") },
  });

  const { status } = await send("POST", "/session-migration/migrate", { body: FORM });

  assertEquals([status, calls[0].args.password_hash], [404, null]);
});

Deno.test("the key and the shape come before the slot", async () => {
  const { send, slots } = stage(simulator, { slot: NONE_LEFT });

  const statuses = [
    (await send("POST", SESSIONS, { headers: { apikey: "wrong" } })).status,
    (await send("POST", SESSIONS, { body: { unknown: true } })).status,
    (await send("POST", SESSIONS, { body: "{" })).status,
    (await send("POST", SESSIONS)).status,
  ];

  assertEquals(statuses, [401, 400, 400, 429]);
  assertEquals(slots.length, 1);
});

Deno.test("a slot that cannot be asked for is no open door", async () => {
  const { send, calls, logs } = stage(simulator, {
    slot: () => {
      throw new RpcError("", "connection refused");
    },
  });

  const { status, body } = await send("POST", SESSIONS);

  assertEquals([status, body.code], [500, "internal_error"]);
  assertEquals(calls, []);
  assertEquals(logs[0].error, "connection refused");
});

Deno.test("a session is known by its token", async () => {
  const { send, slots } = stage(simulator, { answers: { save_responses: {} } });

  for (const token of [TOKEN, ABSENT]) {
    await send("PUT", `${SESSIONS}/x/responses`, {
      body: { responses: {} },
      headers: { "x-session-token": token },
    });
  }

  assertEquals(slots.map((slot) => slot.session_token), [TOKEN, null]);
});

Deno.test("an address is the one that the gateway writes, and no other header is read", async () => {
  const claimed = {
    forwarded: "for=10.0.0.1",
    "true-client-ip": "10.0.0.1",
    "x-client-ip": "10.0.0.1",
    "x-forwarded-for": "10.0.0.1",
    "x-real-ip": "10.0.0.1",
  };

  assertEquals(
    await addressTold({ ...claimed, "cf-connecting-ip": "192.0.2.7" }),
    "digest of 192.0.2.7",
  );
  assertEquals(await addressTold(claimed), null);
});

Deno.test("what is no address counts as none", async () => {
  for (const text of ["", "unknown", "192.0.2", "192.0.2.7, 10.0.0.1", "2001:db8::g", ":::"]) {
    assertEquals(await addressTold({ "cf-connecting-ip": text }), null, text);
  }
});

Deno.test("a subscriber's IPv6 addresses are one, whichever of his networks he writes from", async () => {
  const subscriber = "digest of 2001:db8:0:100::/56";
  for (
    const address of [
      "2001:db8:0:100::1",
      "2001:DB8:0:1ff:ffff:ffff:ffff:ffff",
      "2001:0db8:0000:0122:0000:0000:0000:0001",
      "2001:db8:0:133::192.0.2.7",
    ]
  ) assertEquals(await addressTold({ "cf-connecting-ip": address }), subscriber, address);

  for (
    const [address, other] of [
      ["2001:db8:0:200::1", "2001:db8:0:200::/56"],
      ["2001:db8:0:ff::1", "2001:db8:0:0::/56"],
      ["2001:db8:1:100::1", "2001:db8:1:100::/56"],
      ["::1", "0:0:0:0::/56"],
    ]
  ) assertEquals(await addressTold({ "cf-connecting-ip": address }), `digest of ${other}`);
});

Deno.test("an IPv4 address inside an IPv6 one is that address", async () => {
  for (const address of ["::ffff:192.0.2.7", "::FFFF:c000:207"]) {
    assertEquals(await addressTold({ "cf-connecting-ip": address }), "digest of 192.0.2.7");
  }
});

Deno.test("no address is logged", async () => {
  const { send, logs } = stage(simulator, { slot: NONE_LEFT });

  await send("POST", SESSIONS, { headers: { "cf-connecting-ip": "192.0.2.7" } });

  assert(!JSON.stringify(logs).includes("192.0.2"));
  assert(!JSON.stringify(logs).includes("digest"));
});
