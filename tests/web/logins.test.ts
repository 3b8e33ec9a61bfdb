/// <reference lib="dom" />
// A login that was ended from elsewhere, by a new password or by signing out everywhere: its access
// token is good by its signature for up to an hour.
import type { Page } from "playwright-core";
import { client } from "../../web/src/texts.ts";
import { sql } from "../http/_support/stack.ts";
import { finishedSimulation, givenAccount, holdSimulation } from "./_support/account.ts";
import { card, HAULIER, openSpace, SMALLER } from "./_support/client_space.ts";
import { mouse } from "./_support/journey.ts";
import { enterAsOperator } from "./_support/operator.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

async function endLogins(email: string): Promise<void> {
  await sql(
    "delete from auth.sessions as l using auth.users as u where u.id = l.user_id and u.email = $1",
    [email],
  );
}

/** The page says so, and lets sign in again. */
async function leadsToSignIn(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: client.signedOutTitle }).waitFor();
  await mouse.press(page, client.signIn);
  await page.waitForURL("**/connexion/");
  await page.locator('input[type="password"]').waitFor();
}

Deno.test("who was signed out elsewhere is told so at the next thing that he asks", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await openSpace(page, email);
    await endLogins(email);
    await card(page, "TICPE").getByRole("button", { name: client.file.ask }).click();
    await leadsToSignIn(page);
  }));

Deno.test("and when he adds a simulation, which stays for his next sign-in", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await openSpace(page, email);
    await holdSimulation(page, await finishedSimulation(SMALLER));
    await page.reload();
    await page.getByRole("button", { name: client.pending.attach }).waitFor();
    await endLogins(email);
    await mouse.press(page, client.pending.attach);
    await leadsToSignIn(page);
    await page.waitForFunction(() => localStorage.getItem("tremplin.session") !== null);
  }));

Deno.test("and when he opens the sign-up page", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await openSpace(page, email);
    await holdSimulation(page, await finishedSimulation(SMALLER));
    await endLogins(email);
    await page.goto("/inscription/");
    await page.waitForURL("**/connexion/");
    await page.locator('input[type="password"]').waitFor();
  }));

Deno.test("an operator who was signed out elsewhere signs in again before he reads", () =>
  inPage(async (page) => {
    await enterAsOperator(page);
    await sql(
      "delete from auth.sessions as l using auth.users as u " +
        "where u.id = l.user_id and u.raw_app_meta_data ->> 'role' = 'operator'",
    );
    await page.goto("/espace-operateur/");
    await page.waitForURL("**/connexion/");
  }));
