// What a visitor may not answer: one refusal that names every wrong field, and nothing kept.
import { assertEquals } from "@std/assert";
import { answer, createSession, send, type Session, world } from "./_support/stack.ts";

const WRONG: [string, unknown, Record<string, unknown>][] = [
  ["SECTEUR", "piraterie", { code: "unknown_option" }],
  ["CA", -1, { code: "below_min", min: 0, max: 1_000_000_000 }],
  ["VEHICULES", null, { code: "required" }],
  ["TYPES_VEHICULES", ["taxi", "taxi"], { code: "duplicate_option" }],
  ["LITRES_POIDS_LOURDS", 1.5, { code: "not_whole", min: 0, max: 1_000_000 }],
  ["TAXE_FONCIERE", 10.005, { code: "too_many_decimals", min: 0, max: 10_000_000 }],
  ["ELEC_MENSUEL", "beaucoup", { code: "wrong_type", min: 0, max: 1_000_000 }],
  ["GAZ_MENSUEL", 1_000_000.01, { code: "above_max", min: 0, max: 1_000_000 }],
  ["TRAVAUX_ENERGIE", "oui", { code: "wrong_type" }],
  ["DEJA_EN_PLACE", ["aucun", "TICPE"], { code: "exclusive_option" }],
  ["COULEUR", "bleu", { code: "unknown_question" }],
];

async function stored(session: Session): Promise<unknown> {
  const { body } = await send("GET", `session-migration/session-data/${session.session_id}`, {
    token: session.session_token,
  });
  return body;
}

Deno.test("wrong answers sent together are named one by one, and the right one among them is not kept", async () => {
  const session = await createSession();
  await answer(session, { SECTEUR: "btp" });
  const before = [await stored(session), await world()];
  const wrong = Object.fromEntries(WRONG.map(([field, value]) => [field, value]));

  const { status, body } = await answer(session, { PROPRIETAIRE: true, ...wrong });

  assertEquals([status, body.code], [422, "invalid_responses"]);
  assertEquals(body.details, WRONG.map(([field, , fault]) => ({ field, ...fault })));
  assertEquals([await stored(session), await world()], before);
});
