/// <reference lib="dom" />
/** The two ways in: a password, and a code that chooses a new one. */
import type { Page } from "playwright-core";
import { arrival, client, code as codeWords, password, signIn } from "../../../web/src/texts.ts";
import { codeMailedTo } from "../../_support/mail.ts";
import { newEmail, PASSWORD, RESPONSES, sql } from "../../http/_support/stack.ts";
import { finishedSimulation, givenAccount, holdSimulation } from "./account.ts";
import { type Hand, mouse } from "./journey.ts";

export const ATTACH = "**/api/session-migration/attach";

/** The page of a browser that holds a finished simulation, offered. */
export async function openWithSimulation(page: Page): Promise<void> {
  await holdSimulation(page, await finishedSimulation(RESPONSES));
  await page.goto("/connexion/");
  await page.locator("#attach").waitFor();
}

export async function send(page: Page, email: string, typed = PASSWORD): Promise<void> {
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(typed);
  await page.getByRole("button", { name: signIn.submit }).click();
}

/** Adds the simulation, once the page has told what that does. */
export async function add(page: Page, hand: Hand = mouse): Promise<void> {
  await page.getByRole("heading", { level: 1, name: arrival.planTitle }).waitFor();
  await hand.press(page, client.pending.attach);
}

/** An account whose address is not proven yet. */
export async function givenUnproven(): Promise<string> {
  const { email } = await givenAccount(RESPONSES);
  await sql("update auth.users set email_confirmed_at = null where email = $1", [email]);
  return email;
}

/** Goes to where the code is typed, by asking for one. */
export async function askForCode(page: Page, email = newEmail()): Promise<void> {
  await page.goto("/mot-de-passe/");
  await page.locator("#email").fill(email);
  await page.getByRole("button", { name: password.ask }).click();
  await page.locator("#code").waitFor();
}

export async function choose(page: Page, code: string, typed: string): Promise<void> {
  await page.locator("#code").fill(code);
  await page.locator("#password").fill(typed);
  await page.getByRole("button", { name: password.submit }).click();
}

/** Goes to where the code is used up and the password refused. */
export async function useUpCode(page: Page): Promise<void> {
  const { email } = await givenAccount(RESPONSES);
  await askForCode(page, email);
  await choose(page, await codeMailedTo({ email }), PASSWORD);
  await page.getByRole("heading", { level: 1, name: password.anotherTitle }).waitFor();
}

type States = Record<string, (page: Page) => Promise<void>>;

/** Each state that is not the page as it opens. */
export const SIGN_IN_STATES: States = {
  "with a simulation and a wrong password": async (page) => {
    await openWithSimulation(page);
    await send(page, newEmail());
    await page.getByRole("alert").waitFor();
  },
  "with nothing typed": async (page) => {
    await page.goto("/connexion/");
    await mouse.press(page, signIn.submit);
    await page.locator(".fault").first().waitFor();
  },
  "asking for the code of an address": async (page) => {
    await page.goto("/connexion/");
    await send(page, await givenUnproven());
    await page.locator("#code").waitFor();
    await mouse.press(page, codeWords.again);
    await page.getByText(codeWords.asked).waitFor();
  },
  "with a simulation to add": async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await openWithSimulation(page);
    await send(page, email);
    await page.getByRole("heading", { level: 1, name: arrival.planTitle }).waitFor();
  },
  "with a simulation that could not be added": async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await openWithSimulation(page);
    await page.route(ATTACH, (route) => route.fulfill(refusing(500, "internal_error")));
    await send(page, email);
    await add(page);
    await page.getByRole("alert").waitFor();
  },
  "with a simulation that has expired": async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await openWithSimulation(page);
    await page.route(ATTACH, (route) => route.fulfill(refusing(410, "session_expired")));
    await send(page, email);
    await add(page);
    await page.getByText(arrival.lost.session_expired).waitFor();
  },
};

export const PASSWORD_STATES: States = {
  "with a wrong code": async (page) => {
    await openWithSimulation(page);
    await askForCode(page);
    await page.locator("#attach").waitFor();
    await choose(page, "000000", "un tout autre mot de passe");
    await page.locator(".fault").waitFor();
  },
  "with the password alone to choose": async (page) => {
    await useUpCode(page);
    await page.locator(".fault").waitFor();
  },
};

export function refusing(status: number, code: string) {
  return { status, json: { code, message: "", details: null, hint: null } };
}
