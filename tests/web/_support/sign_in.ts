/** The two ways in: a password, and a code that chooses a new one. */
import type { Page } from "playwright-core";
import { password, signIn } from "../../../web/src/texts.ts";
import { newEmail, PASSWORD, RESPONSES, sql } from "../../http/_support/stack.ts";
import { finishedSimulation, givenAccount, holdSimulation } from "./account.ts";

/** The sign-in page of a browser that holds a finished simulation, offered. */
export async function openWithSimulation(page: Page, path = "/connexion/"): Promise<void> {
  await holdSimulation(page, await finishedSimulation(RESPONSES));
  await page.goto(path);
}

export async function send(page: Page, email: string, typed = PASSWORD): Promise<void> {
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(typed);
  await page.getByRole("button", { name: signIn.submit }).click();
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
