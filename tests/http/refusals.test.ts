// Each refusal over HTTP, with proof that the world did not change.
import { assertEquals } from "@std/assert";
import {
  type Answer,
  answer,
  attach,
  calculate,
  changesNothing,
  completedSession,
  createSession,
  migrate,
  newEmail,
  newLogin,
  PASSWORD,
  preview,
  RESPONSES,
  send,
  type Session,
  signIn,
  sql,
  transaction,
} from "./_support/stack.ts";

const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

type Door = (session: Session) => Promise<Answer>;

/** Whatever asks for a session by its id and its token, as somebody who has a login but no client. */
async function openDoors(): Promise<Record<string, Door>> {
  const login = await signIn((await newLogin()).email);
  const read = (route: string, { session_id, session_token: token }: Session) =>
    send("GET", `session-migration/${route}/${session_id}`, { token });
  return {
    migrate,
    attach: (session) => attach(session, login),
    answer: (session) => answer(session, { CA: 1 }),
    calculate,
    "session-data": (session) => read("session-data", session),
    "can-migrate": (session) => read("can-migrate", session),
    preview: (session) => preview(session, login),
  };
}

const CHANGE = ["migrate", "attach", "answer", "calculate"];
const CHANGE_OR_SHOW = [...CHANGE, "session-data"];
const ALL = [...CHANGE_OR_SHOW, "can-migrate", "preview"];

/** Each of these doors refuses the session, in one and the same way. */
async function doorsRefuse(
  names: string[],
  status: number,
  code: string,
  session: Session,
): Promise<Answer["body"][]> {
  const doors = await openDoors();
  const bodies = [];
  for (const name of names) bodies.push(await isRefused(status, code, () => doors[name](session)));
  return bodies;
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
    bodies.push(...await doorsRefuse(ALL, 404, "session_not_found", stranger));
  }
  assertEquals(new Set(bodies.map((body) => JSON.stringify(body))).size, 1);
});

Deno.test("a session without its token is 401", async () => {
  const { session_id } = await completedSession();

  await doorsRefuse(ALL, 401, "unauthorized", { session_id, session_token: "" });
});

Deno.test("an incomplete session neither moves nor calculates", async () => {
  const session = await createSession();
  await answer(session, { SECTEUR: "btp" });

  await doorsRefuse(["migrate", "attach", "calculate"], 422, "session_incomplete", session);
});

Deno.test("an expired session is 410", async () => {
  const session = await completedSession();
  await sql(
    "update app.temporary_session set expires_at = now() - interval '1 hour' where id = $1",
    [session.session_id],
  );

  await doorsRefuse(CHANGE_OR_SHOW, 410, "session_expired", session);
});

Deno.test("a session that somebody holds is 409 after a while", async () => {
  const sessions = await Promise.all(CHANGE.map(completedSession));
  const doors = await openDoors();

  await transaction(async (holder) => {
    await holder("select from app.temporary_session where id = any ($1) for update", [
      sessions.map(({ session_id }) => session_id),
    ]);
    await Promise.all(
      CHANGE.map((name, i) => isRefused(409, "session_busy", () => doors[name](sessions[i]))),
    );
  });
});

Deno.test("calls that queue for a held session are each 409", async () => {
  const session = await completedSession();

  await transaction(async (holder) => {
    await holder("select from app.temporary_session where id = $1 for update", [
      session.session_id,
    ]);
    const queue = Array.from({ length: 4 }, () => () => calculate(session));
    await Promise.all(queue.map((call) => isRefused(409, "session_busy", call)));
  });
});

Deno.test("a body of another shape is 400", async () => {
  const session = await completedSession();
  const login = await signIn((await newLogin()).email);
  const asks = [
    () => migrate(session, { email: 5 }),
    () => migrate(session, { profile: ["Exemple SARL"] }),
    () => migrate(session, { consents: undefined }),
    () => attach(session, login, { profile: "Exemple SARL" }),
    () => attach(session, login, { password: PASSWORD }),
    () => answer(session, [5] as never),
  ];

  for (const ask of asks) await isRefused(400, "invalid_input", ask);
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
  await doorsRefuse(CHANGE_OR_SHOW, 409, "session_already_migrated", session);
});

Deno.test("a taken address leaves the session open, and the account's owner attaches it", async () => {
  const email = newEmail();
  await migrate(await completedSession(), { email });
  const session = await createSession();
  await answer(session, { ...RESPONSES, RECHERCHE: true, RD_DEPENSES: 10_000 });
  await calculate(session);

  await isRefused(409, "email_already_registered", () => migrate(session, { email }));

  const login = await signIn(email);
  const attached = await attach(session, login);
  assertEquals([attached.status, attached.body.added], [200, 1]);
  const again = await changesNothing(() => attach(session, login));
  assertEquals([again.status, again.body], [200, attached.body]);
});

Deno.test("an attachment needs a login that lasts, and of a new one a profile", async () => {
  const session = await completedSession();
  const { email, id } = await newLogin();
  const login = await signIn(email);

  await isRefused(401, "unauthorized", () => attach(session));
  const { details } = await isRefused(
    422,
    "invalid_profile",
    () => attach(session, login, { profile: { company_name: "Exemple SARL" }, consents: {} }),
  );
  assertEquals(details.map(({ field }: { field: string }) => field).sort(), [
    "consents.terms",
    "profile.contact_name",
  ]);

  await sql("select app.delete_auth_user($1)", [id]);
  await isRefused(401, "unauthorized", () => attach(session, login));
});

for (const path of ["session-migration/stats", "session-migration/failures"]) {
  Deno.test(`${path} is closed to visitors and to clients`, async () => {
    const email = newEmail();
    await migrate(await completedSession(), { email });
    const login = await signIn(email);

    await isRefused(401, "unauthorized", () => send("GET", path));
    await isRefused(403, "forbidden", () => send("GET", path, { login }));
    assertEquals((await send("GET", path, { key: "secret" })).status, 200);
  });
}
