/** What the client area shows. docs/api.md has the shapes. */
import { callAsClient, forgetPasswordLogin, isGone, readPasswordLogin } from "./account.ts";
import {
  type Answers,
  Problem,
  type ProduitResult,
  type Question,
  type Recommendation,
  type Totals,
} from "./api.ts";
import { TERMS_VERSION } from "./texts.ts";

export type FileStatus = "new" | "requested" | "in_progress" | "done" | "abandoned";

/** Where a value of the profile comes from. */
export type Origin = "form" | "answer" | "estimated" | "default";

export interface Profile {
  company_name: string;
  contact_name: string;
  phone: string | null;
  siren: string | null;
  secteur_activite: string | null;
  nombre_employes: number | null;
  revenu_annuel: number | null;
  anciennete_entreprise: number | null;
  provenance: Partial<Record<keyof Profile, Origin>>;
  terms_version: string;
  terms_accepted_at: string;
  contact_consented_at: string | null;
  marketing_consented_at: string | null;
  /** Since when it is known that he reads the mails of his address; null: it is not. */
  email_proved_at: string | null;
}

export type Estimate = Pick<ProduitResult, "state" | "amount_low" | "amount_high">;

export type Standing = Estimate & Pick<ProduitResult, "already_in_place">;

export interface ClientProduit extends Standing {
  produit: string;
  recommendation: Recommendation;
  file_status: FileStatus;
  file_status_at: string;
  metadata: { changes: { at: string; from: Estimate; to: Estimate }[] };
  /** As it was shown by the simulation that the estimate comes from. */
  result: ProduitResult;
  /** Whether the latest simulation still finds it. */
  in_latest: boolean;
}

/** A product that stands otherwise than in the simulation before; null where it does not apply. */
export interface ProduitChange extends Pick<ProduitResult, "produit" | "name" | "kind"> {
  from: Standing | null;
  to: Standing | null;
}

export interface Changes {
  produits: ProduitChange[];
  totals: { from: Totals; to: Totals } | null;
}

export interface Simulation {
  id: string;
  completed_at: string;
  evaluated_on: string;
  /** Those that were answered, as they were asked. */
  questions: Question[];
  responses: Answers;
  results: ProduitResult[];
  totals: Totals;
  /** Null for the first one. */
  changes: Changes | null;
}

export interface Dashboard {
  client: Profile;
  produits: ClientProduit[];
  /** Newest first. */
  simulations: Simulation[];
}

/** Problem: not_found, for a login that has no client. */
export function readDashboard(): Promise<Dashboard> {
  return callAsClient("client_dashboard");
}

/** Asks to be accompanied. Safe to repeat. */
export async function requestProduit(produit: string): Promise<void> {
  await callAsClient("client_request_produit", { produit });
}

export interface EmailProof extends Pick<Profile, "email_proved_at"> {
  /** Not when the account was taken over from whoever had chosen one. */
  has_password: boolean;
}

/**
 * Notes that the mails of the address are read, when this login was opened by a code; without a
 * login by password beside it, that takes the account over. Safe to repeat. Problem: not_found.
 */
export async function proveEmail(): Promise<EmailProof> {
  const password_login = readPasswordLogin();
  const proof = await callAsClient<EmailProof>("client_prove_email", { password_login });
  if (proof.email_proved_at) forgetPasswordLogin();
  return proof;
}

/** The same for whoever may have no client; false when a password is still to be chosen. */
export async function hasPasswordOnceProved(): Promise<boolean> {
  try {
    return (await proveEmail()).has_password;
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") return true;
    throw error;
  }
}

/** What may be agreed to besides the terms. */
export interface Consents {
  contact: boolean;
  marketing: boolean;
}

/** Safe to repeat: what stands keeps its time. Tells whether all that is given stands. */
export async function setConsents(given: Consents): Promise<boolean> {
  const standing = await callAsClient<
    Pick<Profile, "contact_consented_at" | "marketing_consented_at">
  >("client_set_consents", { ...given, text_version: TERMS_VERSION });
  return given.contact === (standing.contact_consented_at !== null) &&
    given.marketing === (standing.marketing_consented_at !== null);
}

/** Erases the account with this address, for good. Safe to repeat. Problem: sign_in_too_old. */
export async function eraseAccount(email: string): Promise<void> {
  try {
    await callAsClient("client_erase", { confirmation: email });
  } catch (error) {
    if (!(error instanceof Problem && await isErased(error))) throw error;
  }
}

/** What was done already, its answer lost, ended the login too. */
async function isErased({ code }: Problem): Promise<boolean> {
  return code === "not_found" || code === "signed_out" && await isGone();
}

/** All that is held about the client, as the API gives it: it is kept, not read. */
export interface Held {
  exported_at: string;
}

export function readExport(): Promise<Held> {
  return callAsClient("client_export");
}

/** Each document to gather once, with the products it serves. */
export function documentsOf(produits: ClientProduit[]): { name: string; serves: string[] }[] {
  const serves = new Map<string, string[]>();
  for (const { result, recommendation, already_in_place, file_status } of produits) {
    if (already_in_place || file_status === "done" || file_status === "abandoned") continue;
    for (const name of recommendation.documents) {
      serves.set(name, [...serves.get(name) ?? [], result.name]);
    }
  }
  return [...serves].map(([name, served]) => ({ name, serves: served }));
}
