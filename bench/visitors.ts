/** Whose answers are measured: from one who may claim nearly all to one who may claim nothing. */
export const HAULIER = {
  SECTEUR: "transport_marchandises",
  EFFECTIF: 12,
  CA: 1_800_000,
  VEHICULES: true,
  TYPES_VEHICULES: ["poids_lourd_75"],
  LITRES_POIDS_LOURDS: 5_000,
  CHAUFFEURS: 8,
  PROPRIETAIRE: true,
  TAXE_FONCIERE: 9_000,
  ELEC_MENSUEL: 500,
  GAZ_MENSUEL: 300,
  TRAVAUX_ENERGIE: true,
  RECHERCHE: true,
  RD_DEPENSES: 50_000,
  IMPAYES: 12_000,
  IMPAYES_NOMBRE: 4,
  ACHATS_ETRANGER: true,
  DEJA_EN_PLACE: ["aucun"],
};

const CONSULTANT = {
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
};

const RESTAURANT = {
  ...CONSULTANT,
  SECTEUR: "restauration",
  EFFECTIF: 9,
  CA: 700_000,
  PROPRIETAIRE: true,
  TAXE_FONCIERE: 3_200,
  ELEC_MENSUEL: 900,
  GAZ_MENSUEL: 600,
};

const FARM = {
  ...CONSULTANT,
  SECTEUR: "agriculture",
  EFFECTIF: 3,
  CA: 250_000,
  VEHICULES: true,
  TYPES_VEHICULES: ["tracteur_agricole"],
  TRAVAUX_ENERGIE: true,
};

const UNDECIDED = {
  ...CONSULTANT,
  EFFECTIF: null,
  CA: null,
  ELEC_MENSUEL: null,
  GAZ_MENSUEL: null,
  IMPAYES: null,
};

export const VISITORS: Record<string, unknown>[] = [
  HAULIER,
  CONSULTANT,
  RESTAURANT,
  FARM,
  UNDECIDED,
];

export const PROFILE = { company_name: "Exemple SARL", contact_name: "Camille Martin" };
export const CONSENTS = { terms: "2026-01", contact: true, marketing: false };
export const PASSWORD = "un bon mot de passe";
