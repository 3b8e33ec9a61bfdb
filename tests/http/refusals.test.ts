// Each refusal over HTTP, with proof that the world did not change.
import { assertEquals } from "@std/assert";
import {
  type Answer,
  answer,
  calculate,
  completedSession,
  createSession,
  migrate,
  newEmail,
  RESPONSES,
  send,
  type Session,
  signIn,
  sql,
  world,
} from "./_support/stack.ts";

const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

async function changesNothing(ask: () => Promise<Answer>): Promise<Answer> {
  const before = await world();
  const refused = await ask();
  assertEquals(await world(), before);
  return refused;
}

async function isRefused(
  status: number,
  code: string,
  ask: () => Promise<Answer>,
): Promise<Answer["body"]> {
  const refused = await changesNothing(ask);
  assertEquals([refused.status, refused.body.code], [status, code]);
  assertEquals(Object.keys(refused.body), ["code", "message", "details", "hint"]);
  return refused.body;
}

Deno.test("an invalid answer is refused with one entry per field, and the good ones next to it are not kept", async () => {
  const session = await createSession();
  const cases: [Record<string, unknown>, string, string][] = [
    [{ CA: -1 }, "CA", "below_min"],
    [{ EFFECTIF: 1.5 }, "EFFECTIF", "not_whole"],
    [{ CA: 1.005 }, "CA", "too_many_decimals"],
    [{ CA: "beaucoup" }, "CA", "wrong_type"],
    [{ EFFECTIF: 10_001 }, "EFFECTIF", "above_max"],
    [{ SECTEUR: "piraterie" }, "SECTEUR", "unknown_option"],
    [{ DEJA_EN_PLACE: ["aucun", "TICPE"] }, "DEJA_EN_PLACE", "exclusive_option"],
    [{ COULEUR: "bleu" }, "COULEUR", "unknown_question"],
    [{ SECTEUR: null }, "SECTEUR", "required"],
    [
      { SECTEUR: "transport_marchandises", EFFECTIF: 3, CHAUFFEURS: 4 },
      "CHAUFFEURS",
      "above_question",
    ],
  ];
  for (const [wrong, field, code] of cases) {
    const { details } = await isRefused(
      422,
      "invalid_responses",
      () => answer(session, { PROPRIETAIRE: true, ...wrong }),
    );
    assertEquals(details.map((one: Record<string, unknown>) => [one.field, one.code]), [
      [field, code],
    ]);
  }
});

Deno.test("an unknown id, a malformed one and a wrong token get one and the same 404", async () => {
  const session = await completedSession();
  const strangers: Session[] = [
    { ...session, session_token: "wrong" },
    { ...session, session_id: UNKNOWN_ID },
    { ...session, session_id: "malformed" },
  ];
  const bodies = [];
  for (const stranger of strangers) {
    const token = stranger.session_token;
    const asks = [
      () => migrate(stranger),
      () => calculate(stranger),
      () => answer(stranger, { CA: 1 }),
      () => send("GET", `session-migration/can-migrate/${stranger.session_id}`, { token }),
      () => send("GET", `session-migration/session-data/${stranger.session_id}`, { token }),
    ];
    for (const ask of asks) bodies.push(await isRefused(404, "session_not_found", ask));
  }
  assertEquals(new Set(bodies.map((body) => JSON.stringify(body))).size, 1);
});

Deno.test("a session without its token is 401", async () => {
  const { session_id } = await completedSession();
  const tokenless = { session_id, session_token: "" };

  await isRefused(401, "unauthorized", () => migrate(tokenless));
  await isRefused(401, "unauthorized", () => calculate(tokenless));
});

Deno.test("an incomplete session neither migrates nor calculates", async () => {
  const session = await createSession();
  await answer(session, { SECTEUR: "btp" });

  await isRefused(422, "session_incomplete", () => migrate(session));
  await isRefused(422, "session_incomplete", () => calculate(session));
});

Deno.test("an expired session is 410", async () => {
  const session = await completedSession();
  await sql(
    "update app.temporary_session set expires_at = now() - interval '1 hour' where id = $1",
    [session.session_id],
  );

  await isRefused(410, "session_expired", () => migrate(session));
  await isRefused(410, "session_expired", () => answer(session, { CA: 1 }));
});

Deno.test("a password out of bounds is 422", async () => {
  const session = await completedSession();

  for (const password of ["neuf car.", "é".repeat(37)]) {
    await isRefused(422, "weak_password", () => migrate(session, { password }));
  }
});

Deno.test("a profile out of bounds is 422 with one entry per field", async () => {
  const session = await completedSession();

  const { details } = await isRefused(422, "invalid_profile", () =>
    migrate(session, {
      email: "camille",
      profile: { company_name: "", siren: "123456789" },
      consents: { contact: true },
    }));

  assertEquals(details.map(({ field }: { field: string }) => field).sort(), [
    "consents.terms",
    "email",
    "profile.company_name",
    "profile.contact_name",
    "profile.siren",
  ]);
});

Deno.test("a migrated session answers its owner again, and nobody else", async () => {
  const session = await completedSession();
  const email = newEmail();
  const first = await migrate(session, { email });

  const again = await changesNothing(() => migrate(session, { email: ` ${email.toUpperCase()} ` }));

  assertEquals([first.status, again.status], [201, 200]);
  assertEquals(again.body, { ...first.body, already_migrated: true });
  await isRefused(409, "session_already_migrated", () => migrate(session));
  await isRefused(409, "session_already_migrated", () => answer(session, { CA: 1 }));
});

Deno.test("a taken address leaves the session open, and the account's owner attaches it", async () => {
  const email = newEmail();
  await migrate(await completedSession(), { email });
  const session = await createSession();
  await answer(session, { ...RESPONSES, RECHERCHE: true, RD_DEPENSES: 10_000 });
  await calculate(session);

  await isRefused(409, "email_already_registered", () => migrate(session, { email }));

  const attach = async (login?: string) =>
    await send("POST", "session-migration/attach", {
      token: session.session_token,
      login,
      body: { session_id: session.session_id },
    });
  await isRefused(401, "unauthorized", () => attach());
  const login = await signIn(email);
  const attached = await attach(login);
  assertEquals([attached.status, attached.body.added], [200, 1]);
  const again = await changesNothing(() => attach(login));
  assertEquals([again.status, again.body], [200, attached.body]);
});

Deno.test("statistics are closed to visitors and to clients", async () => {
  const email = newEmail();
  await migrate(await completedSession(), { email });
  const login = await signIn(email);

  await isRefused(401, "unauthorized", () => send("GET", "session-migration/stats"));
  await isRefused(403, "forbidden", () => send("GET", "session-migration/stats", { login }));
  assertEquals((await send("GET", "session-migration/stats", { key: "secret" })).status, 200);
});
