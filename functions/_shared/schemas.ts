// The shape and the size of what a caller sends, and nothing more: whether a value is acceptable
// is decided in SQL.
import { z } from "zod";

const EXAMPLE_ID = "6f1c7a52-3a0e-4b53-9d0c-2f6f3f6a7b10";

const EXAMPLE_PROFILE = { company_name: "Chez Léa", contact_name: "Léa Martin" };
const EXAMPLE_CONSENTS = { terms: "2026-01", contact: true, marketing: false };

const sessionId = z.string().min(1).max(100)
  .meta({ description: "The id given when the session was created." });

const profile = z.record(
  z.string().max(50),
  z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]),
).meta({
  description: "company_name and contact_name; optionally phone, siren, secteur_activite, " +
    "nombre_employes, revenu_annuel, anciennete_entreprise.",
});

const consents = z.record(z.string().max(50), z.union([z.string().max(100), z.boolean(), z.null()]))
  .meta({
    description: "terms: the month or day of the text accepted; contact and marketing: boolean.",
  });

/** `POST simulator/sessions`; the body may be absent. */
export const newSession = z.strictObject({
  source: z.string().max(100).optional(),
  is_test: z.boolean().optional().meta({ description: "Needs the secret key." }),
}).meta({ examples: [{ source: "simulator" }] }).optional();

/** `GET simulator/questions`. */
export const questionsQuery = z.object({
  ruleset: z.string().max(100).regex(/^[\w.-]+$/).optional(),
});

/** `PUT simulator/sessions/:id/responses`: question code → answer, null for "I don't know". */
export const responses = z.strictObject({
  responses: z.record(z.string().max(50), z.unknown()),
}).meta({ examples: [{ responses: { SECTEUR: "btp", CA: 1_800_000, EFFECTIF: null } }] });

/** `POST session-migration/migrate`. */
export const migration = z.strictObject({
  session_id: sessionId,
  email: z.string().max(500),
  password: z.string().max(1000),
  profile,
  consents,
}).meta({
  examples: [{
    session_id: EXAMPLE_ID,
    email: "lea@example.com",
    password: "dix-caracteres",
    profile: EXAMPLE_PROFILE,
    consents: EXAMPLE_CONSENTS,
  }],
});

/** `POST session-migration/attach`; profile and consents when the login has no client yet. */
export const attachment = z.strictObject({
  session_id: sessionId,
  profile: profile.optional(),
  consents: consents.optional(),
}).meta({
  examples: [
    { session_id: EXAMPLE_ID },
    { session_id: EXAMPLE_ID, profile: EXAMPLE_PROFILE, consents: EXAMPLE_CONSENTS },
  ],
});

/** `POST session-migration/preview`. */
export const preview = z.strictObject({ session_id: sessionId })
  .meta({ examples: [{ session_id: EXAMPLE_ID }] });

/** `GET session-migration/failures`; `before` is the `next` of the page before. */
export const failuresQuery = z.object({
  state: z.enum(["open", "settled", "lost"]).optional(),
  before: z.string().regex(/^\d{1,15}$/).transform(Number).optional(),
  page_size: z.string().regex(/^([1-9]\d?|100)$/).transform(Number).optional(),
});
