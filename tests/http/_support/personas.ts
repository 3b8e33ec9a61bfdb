// Nine visitors. What each must be told was worked out by hand, with the figures of 2026; only the
// drivers' deduction changes with the year.

/** What an eligible product comes to, in euros a year, and the figures it names. */
export interface Claim {
  low: number | null;
  high: number | null;
  figures: Record<string, number>;
}

export interface Persona {
  name: string;
  /** In the order in which they are asked: these questions, and no other. */
  answers: Record<string, unknown>;
  eligible: Record<string, Claim>;
  toConfirm?: string[];
  /** Where one criterion of two holds: the score is 50. Eligible is 100, anything else 0. */
  halfWay: string[];
  totals: {
    fixed_by_law: number;
    low: number;
    high: number;
    receivable: number;
    eligible_count: number;
  };
}

/** The deduction of one driver: 26 000 € × the rate of the year × 42 %; the ceiling is never met. */
const DFS_BY_YEAR: Record<string, { rate: number; each: number }> = {
  2026: { rate: 17, each: 1856.40 },
  2027: { rate: 16, each: 1747.20 },
  2028: { rate: 14, each: 1528.80 },
  2029: { rate: 12, each: 1310.40 },
  2030: { rate: 10, each: 1092 },
  2031: { rate: 8, each: 873.60 },
  2032: { rate: 6, each: 655.20 },
  2033: { rate: 4, each: 436.80 },
  2034: { rate: 2, each: 218.40 },
};
const NO_DFS = { rate: 0, each: 0 };

const UNQUANTIFIED: Claim = { low: null, high: null, figures: {} };

function exactly(amount: number, figures: Record<string, number> = {}): Claim {
  return { low: amount, high: amount, figures };
}

function upTo(amount: number, figures: Record<string, number>): Claim {
  return { low: 0, high: amount, figures };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

const HAULIER = {
  SECTEUR: "transport_marchandises",
  EFFECTIF: 12,
  CA: 1_800_000,
  VEHICULES: true,
  TYPES_VEHICULES: ["poids_lourd_75", "autocar", "taxi", "utilitaire_leger"],
  LITRES_POIDS_LOURDS: 5_000,
  LITRES_AUTOCARS: 800,
  LITRES_TAXIS: 150,
  CHAUFFEURS: 8,
  PROPRIETAIRE: true,
  TAXE_FONCIERE: 12_345.67,
  ELEC_MENSUEL: 1_234.56,
  GAZ_MENSUEL: 321.09,
  TRAVAUX_ENERGIE: true,
  RECHERCHE: true,
  RD_DEPENSES: 50_000.10,
  IMPAYES: 7_890.12,
  IMPAYES_NOMBRE: 3,
  ACHATS_ETRANGER: true,
  DEJA_EN_PLACE: ["aucun"],
};

/** The personas as they must come out on a day (yyyy-mm-dd). */
export function personas(day: string): Persona[] {
  const dfs = DFS_BY_YEAR[day.slice(0, 4)] ?? NO_DFS;
  const claimsOfHaulier: Record<string, Claim> = {
    // 9 336.00 for the lorries, 2 069.76 for the coaches, 549.90 for the taxis.
    TICPE: exactly(11_955.66, {
      accise_gazole_normal: 60.75,
      accise_gazole_marchandises: 45.19,
      accise_gazole_voyageurs: 39.19,
      accise_gazole_taxi: 30.20,
    }),
    CHRONO: UNQUANTIFIED,
    DFS: upTo(cents(8 * dfs.each), {
      dfs_taux: dfs.rate,
      dfs_plafond: 7_600,
      dfs_salaire_brut: 26_000,
      charges_patronales: 42,
    }),
    URSSAF: UNQUANTIFIED,
    FONCIER: upTo(2_469.13, { foncier_part: 20 }),
    CIR: upTo(15_000.03, { cir_taux: 30, cir_seuil: 100_000_000 }),
    CEE: UNQUANTIFIED,
    ELEC: upTo(2_962.94, { energie_part: 20 }),
    GAZ: upTo(770.62, { energie_part: 20 }),
    TVA: UNQUANTIFIED,
    RECOUVREMENT: exactly(8_010.12, { indemnite_forfaitaire: 40 }),
  };
  return [
    {
      name: "a haulier with everything",
      answers: HAULIER,
      eligible: claimsOfHaulier,
      halfWay: ["MSA"],
      totals: {
        fixed_by_law: 11_955.66,
        low: 11_955.66,
        high: cents(33_158.38 + 8 * dfs.each),
        receivable: 8_010.12,
        eligible_count: 11,
      },
    },
    {
      name: "a haulier with everything, all of it in place",
      answers: {
        ...HAULIER,
        DEJA_EN_PLACE: ["TICPE", "DFS", "FONCIER", "CIR", "CEE", "ELEC", "GAZ", "TVA"],
      },
      eligible: claimsOfHaulier,
      halfWay: ["MSA"],
      totals: { fixed_by_law: 0, low: 0, high: 0, receivable: 8_010.12, eligible_count: 3 },
    },
    {
      name: "a haulier who knows no number",
      answers: {
        SECTEUR: "transport_marchandises",
        EFFECTIF: null,
        CA: null,
        VEHICULES: true,
        TYPES_VEHICULES: ["poids_lourd_75", "autocar", "taxi"],
        LITRES_POIDS_LOURDS: null,
        LITRES_AUTOCARS: null,
        LITRES_TAXIS: null,
        CHAUFFEURS: null,
        PROPRIETAIRE: true,
        TAXE_FONCIERE: null,
        ELEC_MENSUEL: null,
        GAZ_MENSUEL: null,
        TRAVAUX_ENERGIE: true,
        RECHERCHE: true,
        RD_DEPENSES: null,
        IMPAYES: null,
        ACHATS_ETRANGER: true,
        DEJA_EN_PLACE: ["aucun"],
      },
      eligible: { CHRONO: UNQUANTIFIED, CEE: UNQUANTIFIED, TVA: UNQUANTIFIED },
      toConfirm: ["TICPE", "DFS", "URSSAF", "FONCIER", "CIR", "ELEC", "GAZ", "RECOUVREMENT"],
      halfWay: ["DFS", "URSSAF", "FONCIER", "CIR"],
      totals: { fixed_by_law: 0, low: 0, high: 0, receivable: 0, eligible_count: 3 },
    },
    {
      name: "a solo consultant with everything no",
      answers: {
        SECTEUR: "services_entreprises",
        EFFECTIF: 0,
        CA: 60_000,
        VEHICULES: false,
        PROPRIETAIRE: false,
        ELEC_MENSUEL: 0,
        GAZ_MENSUEL: 0,
        TRAVAUX_ENERGIE: false,
        RECHERCHE: false,
        IMPAYES: 0,
        ACHATS_ETRANGER: false,
        DEJA_EN_PLACE: ["aucun"],
      },
      eligible: {},
      halfWay: ["URSSAF"],
      totals: { fixed_by_law: 0, low: 0, high: 0, receivable: 0, eligible_count: 0 },
    },
    {
      name: "a restaurant with both energies",
      answers: {
        SECTEUR: "restauration",
        EFFECTIF: 6,
        CA: 420_000,
        VEHICULES: false,
        PROPRIETAIRE: false,
        ELEC_MENSUEL: 1_450.50,
        GAZ_MENSUEL: 689.90,
        TRAVAUX_ENERGIE: true,
        RECHERCHE: false,
        IMPAYES: 0,
        ACHATS_ETRANGER: false,
        DEJA_EN_PLACE: ["aucun"],
      },
      eligible: {
        URSSAF: UNQUANTIFIED,
        CEE: UNQUANTIFIED,
        ELEC: upTo(3_481.20, { energie_part: 20 }),
        GAZ: upTo(1_655.76, { energie_part: 20 }),
      },
      halfWay: ["MSA"],
      totals: { fixed_by_law: 0, low: 0, high: 5_136.96, receivable: 0, eligible_count: 4 },
    },
    {
      name: "a taxi",
      answers: {
        SECTEUR: "taxi",
        EFFECTIF: 0,
        CA: 58_000,
        VEHICULES: true,
        TYPES_VEHICULES: ["taxi"],
        LITRES_TAXIS: 240,
        PROPRIETAIRE: false,
        ELEC_MENSUEL: 60,
        GAZ_MENSUEL: 0,
        TRAVAUX_ENERGIE: false,
        RECHERCHE: false,
        IMPAYES: 0,
        ACHATS_ETRANGER: false,
        DEJA_EN_PLACE: ["aucun"],
      },
      eligible: {
        TICPE: exactly(879.84, { accise_gazole_normal: 60.75, accise_gazole_taxi: 30.20 }),
        ELEC: upTo(144, { energie_part: 20 }),
      },
      halfWay: ["URSSAF"],
      totals: {
        fixed_by_law: 879.84,
        low: 879.84,
        high: 1_023.84,
        receivable: 0,
        eligible_count: 2,
      },
    },
    {
      name: "a VTC that answers as a taxi would",
      answers: {
        SECTEUR: "vtc",
        EFFECTIF: 2,
        CA: 95_000,
        VEHICULES: true,
        TYPES_VEHICULES: ["taxi", "voiture"],
        LITRES_TAXIS: 300,
        PROPRIETAIRE: false,
        ELEC_MENSUEL: null,
        GAZ_MENSUEL: 0,
        TRAVAUX_ENERGIE: false,
        RECHERCHE: false,
        IMPAYES: 0,
        ACHATS_ETRANGER: false,
        DEJA_EN_PLACE: ["aucun"],
      },
      eligible: { URSSAF: UNQUANTIFIED },
      toConfirm: ["ELEC"],
      halfWay: ["MSA"],
      totals: { fixed_by_law: 0, low: 0, high: 0, receivable: 0, eligible_count: 1 },
    },
    {
      name: "a coach operator who has not counted his unpaid invoices",
      answers: {
        SECTEUR: "transport_voyageurs",
        EFFECTIF: 15,
        CA: 2_100_000,
        VEHICULES: true,
        TYPES_VEHICULES: ["autocar"],
        LITRES_AUTOCARS: 4_321,
        PROPRIETAIRE: true,
        TAXE_FONCIERE: 8_000,
        ELEC_MENSUEL: 0,
        GAZ_MENSUEL: 0,
        TRAVAUX_ENERGIE: false,
        RECHERCHE: false,
        IMPAYES: 1_500.50,
        IMPAYES_NOMBRE: null,
        ACHATS_ETRANGER: true,
        DEJA_EN_PLACE: ["TVA"],
      },
      eligible: {
        TICPE: exactly(11_179.29, {
          accise_gazole_normal: 60.75,
          accise_gazole_voyageurs: 39.19,
        }),
        CHRONO: UNQUANTIFIED,
        URSSAF: UNQUANTIFIED,
        FONCIER: upTo(1_600, { foncier_part: 20 }),
        TVA: UNQUANTIFIED,
        RECOUVREMENT: exactly(1_500.50, { indemnite_forfaitaire: 40 }),
      },
      halfWay: ["MSA"],
      totals: {
        fixed_by_law: 11_179.29,
        low: 11_179.29,
        high: 12_779.29,
        receivable: 1_500.50,
        eligible_count: 5,
      },
    },
    {
      name: "a farm",
      answers: {
        SECTEUR: "agriculture",
        EFFECTIF: 3,
        CA: 350_000,
        VEHICULES: true,
        TYPES_VEHICULES: ["tracteur_agricole", "utilitaire_leger", "engin_chantier"],
        PROPRIETAIRE: true,
        TAXE_FONCIERE: 3_500.50,
        ELEC_MENSUEL: 410.25,
        GAZ_MENSUEL: 0,
        TRAVAUX_ENERGIE: true,
        RECHERCHE: false,
        IMPAYES: 0,
        ACHATS_ETRANGER: false,
        DEJA_EN_PLACE: ["CEE", "ELEC"],
      },
      eligible: {
        MSA: UNQUANTIFIED,
        FONCIER: upTo(700.10, { foncier_part: 20 }),
        CEE: UNQUANTIFIED,
        ELEC: upTo(984.60, { energie_part: 20 }),
      },
      halfWay: ["URSSAF"],
      totals: { fixed_by_law: 0, low: 0, high: 700.10, receivable: 0, eligible_count: 2 },
    },
  ];
}
