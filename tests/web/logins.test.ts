/// <reference lib="dom" />
// A login that was ended from elsewhere, by a new password or by signing out everywhere: its access
// token is good by its signature for up to an hour.
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { client, password, signedOut, signUp } from "../../web/src/texts.ts";
import { newEmail, newLogin, PASSWORD, sql } from "../http/_support/stack.ts";
import { enter, finishedSimulation, givenAccount, holdSimulation } from "./_support/account.ts";
import { card, HAULIER, openSpace, SMALLER } from "./_support/client_space.ts";
import { mouse } from "./_support/journey.ts";
import { enterAsOperator } from "./_support/operator.ts";
import { useUpCode } from "./_support/sign_in.ts";
import { arriveInSpace, field, openForm, send } from "./_support/sign_up.ts";
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
  await page.getByRole("heading", { level: 1, name: signedOut.title }).waitFor();
  await mouse.press(page, signedOut.signIn);
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
    await leadsToSignIn(page);
  }));

Deno.test("and an operator before he reads", () =>
  inPage(async (page) => {
    await enterAsOperator(page);
    await sql(
      "delete from auth.sessions as l using auth.users as u " +
        "where u.id = l.user_id and u.raw_app_meta_data ->> 'role' = 'operator'",
    );
    await page.goto("/espace-operateur/");
    await leadsToSignIn(page);
  }));

Deno.test("and when he chooses a new password", () =>
  inPage(async (page) => {
    await useUpCode(page);
    const email = await page.evaluate(() => history.state.email);
    await endLogins(email);
    await page.locator("#password").fill("un tout autre mot de passe");
    await mouse.press(page, password.submit);
    await leadsToSignIn(page);
  }));

Deno.test("whose account was erased meanwhile is told so, and how to begin anew", () =>
  inPage(async (page) => {
    const { email, clientId } = await givenAccount(HAULIER);
    await openSpace(page, email);
    await sql("select api.erase_client($1, 'lea', 'not_his')", [clientId]);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: signedOut.goneTitle }).waitFor();
    assertEquals(await page.getByText(signedOut.again).count(), 0);
    assertEquals(await page.evaluate(() => localStorage.length), 0);
    await mouse.press(page, signedOut.simulate);
    await page.locator("[name=SECTEUR]").first().waitFor();
  }));

Deno.test("whose login goes while he fills in the sign-up form makes an account with what he typed", () =>
  inPage(async (page) => {
    const { email, id } = await newLogin();
    await enter(page, email);
    await openForm(page);
    await field(page, "profile.company_name").fill("Transports Léa");
    await field(page, "profile.contact_name").fill("Léa Martin");
    await field(page, "consents.terms").check();
    await sql("delete from auth.users where id = $1", [id]);
    await mouse.press(page, signUp.sendSignedIn);
    await page.getByRole("heading", { level: 1, name: signedOut.goneTitle }).waitFor();
    await mouse.press(page, signedOut.signUp);
    await field(page, "email").fill(newEmail());
    await field(page, "password").fill(PASSWORD);
    assertEquals(await field(page, "profile.company_name").inputValue(), "Transports Léa");
    await send(page);
    await arriveInSpace(page);
  }));
