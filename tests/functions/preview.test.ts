import { assertEquals } from "@std/assert";
import { handler } from "../../functions/session-migration/handler.ts";
import {
  ABSENT,
  CLIENT_ID,
  LOGIN_ID,
  refusal,
  SESSION_ID,
  stage,
  TOKEN,
} from "./_support/stage.ts";

const PREVIEW = "/session-migration/preview";
const BODY = { session_id: SESSION_ID };
const TOLD = { road: "attach", refusal: null };

Deno.test("without a login, a preview is that of a sign-up", async () => {
  const { send, calls, modes } = stage(handler, { answers: { preview_migration: TOLD } });

  const { status, body } = await send("POST", PREVIEW, { body: BODY });

  assertEquals([status, body, modes], [200, TOLD, [["publishable", "secret"]]]);
  assertEquals(calls, [{
    name: "preview_migration",
    args: { session_id: SESSION_ID, session_token: TOKEN, client_id: null, login_id: null },
  }]);
});

Deno.test("with a login, it is that of an attachment to this login and no other", async () => {
  const { send, calls, modes } = stage(handler, { answers: { preview_migration: TOLD } });

  await send("POST", PREVIEW, { body: BODY, headers: { authorization: "Bearer login" } });
  const { status } = await send("POST", PREVIEW, { body: { ...BODY, client_id: CLIENT_ID } });

  assertEquals(calls.map(({ args }) => [args.client_id, args.login_id]), [[CLIENT_ID, LOGIN_ID]]);
  assertEquals(modes[0], ["user"]);
  assertEquals(status, 400);
});

Deno.test("a login that does not hold is 401, and never taken for nobody", async () => {
  const { send, calls } = stage(handler, { answers: { preview_migration: TOLD } });

  const wrong: Record<string, string>[] = [{ authorization: "Bearer forged" }, { apikey: ABSENT }];
  for (const headers of wrong) {
    const { status, body } = await send("POST", PREVIEW, { body: BODY, headers });
    assertEquals([status, body.code], [401, "unauthorized"]);
  }
  assertEquals(calls, []);
});

Deno.test("a session that its token does not open is 404", async () => {
  const { send } = stage(handler, {
    answers: { preview_migration: refusal(404, "session_not_found") },
  });

  assertEquals((await send("POST", PREVIEW, { body: BODY })).status, 404);
});

Deno.test("there is nothing to tell while migration is switched off", async () => {
  const { send } = stage(handler, { env: { MIGRATION_ENABLED: "false" } });

  const { status, body } = await send("POST", PREVIEW, { body: BODY });

  assertEquals([status, body.code], [503, "migration_disabled"]);
});
