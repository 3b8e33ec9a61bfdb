/** The client area in each state that somebody may have it in. */
import type { Locator, Page } from "playwright-core";
import { client, erasure, proof, signedOut, takenOver } from "../../../web/src/texts.ts";
import { codeMailedTo } from "../../_support/mail.ts";
import { newLogin, RESPONSES, sql } from "../../http/_support/stack.ts";
import {
  enter,
  finishedSimulation,
  givenAccount,
  givenUnprovedAccount,
  holdSimulation,
  setFileStatus,
} from "./account.ts";

export const HAULIER = { ...RESPONSES, IMPAYES: 1000, IMPAYES_NOMBRE: 2 };
export const SMALLER = {
  ...RESPONSES,
  LITRES_POIDS_LOURDS: 1000,
  ELEC_MENSUEL: 0,
  GAZ_MENSUEL: 100,
};
export const NOTHING = {
  SECTEUR: "services_entreprises",
  EFFECTIF: 0,
  CA: 90_000,
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

export const DASHBOARD = "**/rest/v1/rpc/client_dashboard";
const PROVE = "**/rest/v1/rpc/client_prove_email";

export async function openSpace(page: Page, email: string): Promise<void> {
  await enter(page, email);
  await page.goto("/espace-client/");
  await page.locator(".welcome").waitFor();
}

/** Of the product with this code. */
export function card(page: Page, produit: string): Locator {
  return page.locator(`[aria-labelledby="finding-${produit}"]`);
}

/** Every state of the page, each as somebody may have it. */
export const STATES: Record<string, (page: Page) => Promise<void>> = {
  "with files": async (page) => {
    const account = await givenAccount(HAULIER, SMALLER);
    await setFileStatus(account, "TICPE", "in_progress");
    await setFileStatus(account, "DFS", "abandoned");
    await enter(page, account.email);
    await holdSimulation(page, await finishedSimulation(HAULIER));
    await page.goto("/espace-client/");
    await page.locator(".welcome").waitFor();
    await card(page, "GAZ").getByRole("button", { name: client.file.ask }).click();
    await card(page, "GAZ").locator(".thanks").waitFor();
    for (const summary of await page.locator("main summary:visible").all()) await summary.click();
  },
  "of an address to be proved": async (page) => {
    await openSpace(page, (await givenUnprovedAccount(HAULIER)).email);
    await page.getByRole("heading", { name: proof.title }).waitFor();
  },
  "where the code is typed": async (page) => {
    await openSpace(page, (await givenUnprovedAccount(NOTHING)).email);
    await page.getByRole("button", { name: proof.ask }).click();
    await page.locator("#code").fill("00");
    await page.getByRole("button", { name: proof.submit }).click();
    await page.locator(".fault").waitFor();
  },
  "that was taken over, without a password yet": async (page) => {
    const { email } = await givenUnprovedAccount(NOTHING);
    await openSpace(page, email);
    await page.getByRole("button", { name: proof.ask }).click();
    await page.locator("#code").fill(await codeMailedTo({ email }));
    // As when the login by password has ended meanwhile.
    await page.route(PROVE, (route) => route.continue({ postData: "{}" }));
    await page.getByRole("button", { name: proof.submit }).click();
    await page.locator("section:focus").getByText(takenOver.title).waitFor();
  },
  "where the account is about to go": async (page) => {
    await openSpace(page, (await givenAccount(NOTHING)).email);
    await page.getByRole("button", { name: erasure.ask }).click();
    await page.getByRole("button", { name: erasure.erase }).click();
    await page.locator("#password-fault").waitFor();
  },
  "with nothing to claim": async (page) =>
    await openSpace(page, (await givenAccount(NOTHING)).email),
  "of a login without client": async (page) => {
    await enter(page, (await newLogin()).email);
    await page.goto("/espace-client/");
    await page.getByRole("heading", { level: 1, name: client.noClient.title }).waitFor();
  },
  "that could not be opened": async (page) => {
    await enter(page, (await newLogin()).email);
    await page.route(DASHBOARD, (route) => route.fulfill({ status: 500, body: "{}" }));
    await page.goto("/espace-client/");
    await page.getByRole("heading", { level: 1, name: client.failedTitle }).waitFor();
  },
  "of a login that is over": async (page) => {
    await enter(page, (await newLogin()).email);
    await page.route(DASHBOARD, (route) => route.fulfill({ status: 401, body: "{}" }));
    await page.goto("/espace-client/");
    await page.getByRole("heading", { level: 1, name: signedOut.title }).waitFor();
  },
  "of an account that is gone": async (page) => {
    const { email, id } = await newLogin();
    await enter(page, email);
    await sql("delete from auth.users where id = $1", [id]);
    await page.goto("/espace-client/");
    await page.getByRole("heading", { level: 1, name: signedOut.goneTitle }).waitFor();
  },
};
