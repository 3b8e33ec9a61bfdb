// Answer sets as fast-check makes them: whole or partial, with "I don't know", with answers left
// behind a gate that has closed, and more often than chance would have it on a boundary.
import fc from "fast-check";
import type { Answers } from "../../_support/oracle.ts";

const SECTORS = [
  "transport_marchandises",
  "transport_voyageurs",
  "taxi",
  "vtc",
  "btp",
  "industrie",
  "commerce",
  "services_entreprises",
  "informatique",
  "restauration",
  "sante",
  "agriculture",
  "agroalimentaire",
  "services_personne",
  "immobilier",
  "autre",
];
const SECTORS_WITH_RULES = ["transport_marchandises", "taxi", "vtc", "agriculture"];
const VEHICLES = [
  "poids_lourd_75",
  "camion_35_75",
  "autocar",
  "taxi",
  "utilitaire_leger",
  "voiture",
  "engin_chantier",
  "tracteur_agricole",
];
const IN_PLACE = ["TICPE", "DFS", "FONCIER", "CIR", "CEE", "ELEC", "GAZ", "TVA"];

function oneOf(values: unknown[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(...values);
}

function someOf(options: string[]): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray(options, { minLength: 1 });
}

function yesMostly(): fc.Arbitrary<boolean> {
  return fc.constantFrom(true, true, false);
}

/** A number or "I don't know", a third of the time at or beside a bound. */
function number(max: number, min = 0): fc.Arbitrary<number | null> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min, max }) },
    { weight: 2, arbitrary: fc.constantFrom(min, min + 1, min + 2, max - 1, max) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** Euros and cents, or "I don't know". */
function amount(max: number, edges: number[] = []): fc.Arbitrary<number | null> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: max * 100 }).map((cents) => cents / 100) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 500 }).map((cents) => cents / 100) },
    { weight: 2, arbitrary: fc.constantFrom(0, 0.01, 0.05, 0.15, max - 0.01, max, ...edges) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

const VALUES: Record<string, fc.Arbitrary<unknown>> = {
  SECTEUR: fc.oneof(oneOf(SECTORS_WITH_RULES), oneOf(SECTORS)),
  EFFECTIF: number(10_000),
  CA: amount(1_000_000_000),
  VEHICULES: yesMostly(),
  TYPES_VEHICULES: someOf(VEHICLES),
  LITRES_POIDS_LOURDS: number(1_000_000),
  LITRES_AUTOCARS: number(1_000_000),
  LITRES_TAXIS: number(100_000),
  CHAUFFEURS: number(1_000),
  PROPRIETAIRE: yesMostly(),
  TAXE_FONCIERE: amount(10_000_000),
  ELEC_MENSUEL: amount(1_000_000),
  GAZ_MENSUEL: amount(1_000_000),
  TRAVAUX_ENERGIE: yesMostly(),
  RECHERCHE: yesMostly(),
  RD_DEPENSES: amount(500_000_000, [99_999_999.99, 100_000_000, 100_000_000.1, 100_000_000.3]),
  IMPAYES: amount(10_000_000),
  IMPAYES_NOMBRE: number(100_000, 1),
  ACHATS_ETRANGER: yesMostly(),
  DEJA_EN_PLACE: fc.oneof(fc.constant(["aucun"]), someOf(IN_PLACE)),
};

/** The numbers and amounts of which more can only mean more to claim. */
export const QUANTITIES = [
  "LITRES_POIDS_LOURDS",
  "LITRES_AUTOCARS",
  "LITRES_TAXIS",
  "CHAUFFEURS",
  "TAXE_FONCIERE",
  "ELEC_MENSUEL",
  "GAZ_MENSUEL",
  "RD_DEPENSES",
  "IMPAYES",
  "IMPAYES_NOMBRE",
];

/** An answer to every question, also to those that the others hide. */
export const everyAnswer: fc.Arbitrary<Answers> = fc.record(VALUES);

/** Answers to some of the questions, in no order that a visitor would follow. */
export const someAnswers: fc.Arbitrary<Answers> = fc.record(VALUES, { requiredKeys: [] });

export const anyAnswers: fc.Arbitrary<Answers> = fc.oneof(everyAnswer, someAnswers);

/** What the database accepts: no more drivers than employees. */
export function acceptable(answers: Answers): Answers {
  const { CHAUFFEURS: drivers, EFFECTIF: employees } = answers;
  if (typeof drivers !== "number" || typeof employees !== "number") return answers;
  return { ...answers, CHAUFFEURS: Math.min(drivers, employees) };
}
