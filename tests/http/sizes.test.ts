// How large each thing may be, at its limit and one above: what is too large is refused for that, and
// leaves no row.
import { assertEquals } from "@std/assert";
import { readTarget } from "../../local/settings.ts";
import {
  type Answer,
  completedSession,
  createSession,
  migrate,
  PASSWORD,
  send,
  type Session,
  wholeWorld,
  world,
} from "./_support/stack.ts";

const { url, secretKey } = readTarget();

/** What is measured, its limit, the request of a size, and its status at the limit and above. */
type Size = [what: string, limit: number, ask: (size: number) => Promise<Answer>, number, number];

const text = (length: number) => "é".repeat(length);
const fields = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`Q${n}`, 0]));

function nested(levels: number): unknown {
  return levels === 0 ? 0 : [nested(levels - 1)];
}

/** At its limit a thing may be refused for what it says, but is not for its size. */
async function hold(sizes: Size[], look = wholeWorld): Promise<void> {
  for (const [what, limit, ask, within, above] of sizes) {
    assertEquals((await ask(limit)).status, within, `${what}: ${limit}`);
    const before = await look();
    assertEquals((await ask(limit + 1)).status, above, `${what}: ${limit + 1}`);
    assertEquals(await look(), before, what);
  }
}

function put({ session_id, session_token: token }: Session, responses: unknown): Promise<Answer> {
  return send("PUT", `simulator/sessions/${session_id}/responses`, { token, body: { responses } });
}

async function putBytes(session: Session, bytes: number): Promise<Answer> {
  const response = await fetch(
    `${url}/functions/v1/simulator/sessions/${session.session_id}/responses`,
    {
      method: "PUT",
      headers: {
        apikey: secretKey,
        "content-type": "application/json",
        "x-session-token": session.session_token,
      },
      body: '{"responses":{}}'.padEnd(bytes),
    },
  );
  return { status: response.status, headers: response.headers, body: await response.json() };
}

Deno.test("answers", async () => {
  const session = await createSession();

  await hold([
    ["bytes of a body", 32_768, (size) => putBytes(session, size), 200, 413],
    ["answers", 100, (size) => put(session, fields(size)), 422, 400],
    ["characters of a code", 50, (size) => put(session, { [text(size)]: 0 }), 422, 400],
    ["characters of a text", 2_000, (size) => put(session, { SECTEUR: text(size) }), 422, 400],
    ["options", 100, (size) => put(session, { TYPES_VEHICULES: Array(size).fill("x") }), 422, 400],
    ["levels", 8, (size) => put(session, { TYPES_VEHICULES: nested(size - 2) }), 422, 400],
  ]);
});

Deno.test("a sign-up", async () => {
  const session = await completedSession();
  const profile = { company_name: "Exemple SARL", contact_name: "Camille Martin" };
  const consents = { terms: "2026-01", contact: true, marketing: false };
  // One character is too much for the answer, too: whatever is signed up with is refused for it.
  const refused = { company_name: text(201), contact_name: "Camille Martin" };
  const email = (size: number) => `${"a".repeat(size - 11)}@example.fr`;

  await hold([
    ["characters of an id", 100, (size) => migrate(session, { session_id: text(size) }), 404, 400],
    ["characters of an e-mail", 500, (size) => migrate(session, { email: email(size) }), 422, 400],
    [
      "characters of a password",
      1_000,
      (size) => migrate(session, { password: text(size) }),
      422,
      400,
    ],
    ["fields of a profile", 100, (size) => migrate(session, { profile: fields(size) }), 422, 400],
    [
      "characters of a field",
      1_000,
      (size) => migrate(session, { profile: { ...profile, siren: text(size) } }),
      422,
      400,
    ],
    [
      "characters of terms",
      100,
      (size) => migrate(session, { consents: { ...consents, terms: text(size) } }),
      422,
      400,
    ],
  ]);

  assertEquals((await migrate(session, { profile: refused })).status, 422);
  const largest = { company_name: text(200), contact_name: text(200) };
  assertEquals((await migrate(session, { profile: largest, password: PASSWORD })).status, 201);
});

Deno.test("where a session comes from", async () => {
  const create = (size: number) =>
    send("POST", "simulator/sessions", {
      key: "secret",
      body: { is_test: true, source: "x".repeat(size) },
    });

  // Refused in the database, so the attempt was counted.
  await hold([["characters", 50, create, 201, 400]], world);
});
