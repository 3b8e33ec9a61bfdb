/// <reference lib="dom" />
// One person signs up with an address and reads its mails, or two do: what becomes of the password
// and of what was agreed to.
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import {
  client,
  confirmation,
  errors,
  password as words,
  proof,
  signUp,
  takenOver,
} from "../../web/src/texts.ts";
import { type Functions, serveFunctions } from "../_support/functions.ts";
import { codeMailedTo } from "../_support/mail.ts";
import { PASSWORD, RESPONSES, sql } from "../http/_support/stack.ts";
import { enter, givenUnprovedAccount } from "./_support/account.ts";
import { openSpace } from "./_support/client_space.ts";
import { mouse } from "./_support/journey.ts";
import { askForCode, choose, send } from "./_support/sign_in.ts";
import { arriveInSpace, fill, openForm, send as sendSignUp } from "./_support/sign_up.ts";
import { requireProof, useSite } from "./_support/visit.ts";

const inPage = useSite();
const NEW_PASSWORD = "un tout autre mot de passe";

let required: Functions;
Deno.test.beforeAll(async () => {
  required = await serveFunctions({ MIGRATION_EMAIL_PROOF: "required" });
});
Deno.test.afterAll(() => required.stop());

/** Whether the password that was chosen and the consent that was given at the sign-up still stand. */
async function stands(email: string): Promise<[boolean, boolean, boolean]> {
  const [row] = await sql(
    `select c.email_proved_at is not null as proved, c.contact_consented_at is not null as agreed,
       coalesce(extensions.crypt($2, u.encrypted_password) = u.encrypted_password, false) as fits
     from app.client as c join auth.users as u using (id) where u.email = $1`,
    [email, PASSWORD],
  );
  return [row.proved, row.fits, row.agreed];
}

const told = (page: Page) => page.getByRole("heading", { name: takenOver.title });
const PROVED_AND_KEPT = [true, true, true];
const TAKEN_OVER = [true, false, false];

Deno.test("who typed his password here and then the code of his mails keeps both password and consents", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(RESPONSES);
    await openSpace(page, email);
    await mouse.press(page, proof.ask);
    await page.locator("#code").fill(await codeMailedTo({ email }));
    await mouse.press(page, proof.submit);
    await page.getByText(proof.done).waitFor();
    assertEquals([await stands(email), await told(page).count()], [PROVED_AND_KEPT, 0]);
  }));

Deno.test("so does he when the tab was closed between the code and the proof", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(RESPONSES);
    await openSpace(page, email);
    await mouse.press(page, proof.ask);
    await page.locator("#code").fill(await codeMailedTo({ email }));
    await page.route("**/rpc/client_prove_email", (route) => route.abort(), { times: 1 });
    await mouse.press(page, proof.submit);
    await page.getByText(errors.offline).waitFor();
    await page.reload();
    await page.locator(".welcome").waitFor();
    assertEquals([await stands(email), await told(page).count()], [PROVED_AND_KEPT, 0]);
  }));

Deno.test("so does he who changes his password where he is signed in by it", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(RESPONSES);
    await enter(page, email);
    await askForCode(page, email);
    await choose(page, await codeMailedTo({ email }), NEW_PASSWORD);
    await page.locator(".welcome").waitFor();
    assertEquals([await stands(email), await told(page).count()], [[true, false, true], 0]);
  }));

Deno.test("who reads the mails and has not the password is told that the account is his alone", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(RESPONSES);
    await askForCode(page, email);
    await choose(page, await codeMailedTo({ email }), NEW_PASSWORD);
    await told(page).waitFor();
    assertEquals(await stands(email), TAKEN_OVER);
    assertEquals(await page.getByRole("link", { name: takenOver.choose }).count(), 0);
    assertEquals(await page.getByText("06 12 34 56 78").count(), 0, "the other's number is gone");
    const wayForPhone = page.locator(".notice p", { hasText: takenOver.phone });
    assertEquals(await wayForPhone.locator("mark").innerText(), "[adresse électronique]");

    await page.reload();
    await page.locator(".welcome").waitFor();
    assertEquals(await told(page).count(), 0, "once is enough");
    await page.evaluate(() => localStorage.clear());
    await page.goto("/connexion/");
    await send(page, email, PASSWORD);
    await page.getByText(errors.invalid_credentials).waitFor();
  }));

Deno.test("a tab that was closed before the new password leads to choosing one", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(RESPONSES);
    await askForCode(page, email);
    await page.route("**/auth/v1/user", (route) => route.abort(), { times: 1 });
    await choose(page, await codeMailedTo({ email }), NEW_PASSWORD);
    await page.getByText(errors.offline).waitFor();
    assertEquals(await stands(email), TAKEN_OVER);
    const elsewhere = await page.context().newPage();
    await page.close();

    await elsewhere.goto("/espace-client/");
    await told(elsewhere).waitFor();
    await elsewhere.getByRole("link", { name: takenOver.choose }).click();
    await elsewhere.getByText(words.wanted).waitFor();
    assertEquals(await elsewhere.locator("#code").count(), 0);
    await elsewhere.locator("#password").fill(NEW_PASSWORD);
    await mouse.press(elsewhere, words.submit);
    await elsewhere.locator(".welcome").waitFor();
    await elsewhere.reload();
    await elsewhere.locator(".welcome").waitFor();
    assertEquals(await told(elsewhere).count(), 0);
  }));

/** Takes an account over, and loses the page that would tell: another one of the same browser. */
async function takeOverUntold(page: Page): Promise<Page> {
  const { email } = await givenUnprovedAccount(RESPONSES);
  await askForCode(page, email);
  await page.route("**/espace-client/", (route) => route.abort());
  const opened = page.waitForRequest("**/espace-client/");
  await choose(page, await codeMailedTo({ email }), NEW_PASSWORD);
  await opened;
  const elsewhere = await page.context().newPage();
  await page.close();
  return elsewhere;
}

Deno.test("a tab that was closed after the new password is told in the next one, once", () =>
  inPage(async (page) => {
    const elsewhere = await takeOverUntold(page);
    await elsewhere.goto("/espace-client/");
    await told(elsewhere).waitFor();
    await elsewhere.reload();
    await elsewhere.locator(".welcome").waitFor();
    assertEquals(await told(elsewhere).count(), 0);
  }));

Deno.test("somebody else who signs in with the same browser is not told", () =>
  inPage(async (page) => {
    const elsewhere = await takeOverUntold(page);
    const { email } = await givenUnprovedAccount(RESPONSES);
    await elsewhere.goto("/accessibilite/");
    await openSpace(elsewhere, email);
    assertEquals(await told(elsewhere).count(), 0);
    await mouse.press(elsewhere, client.signOut);
    await elsewhere.waitForURL((url) => url.pathname === "/");
    assertEquals(await elsewhere.evaluate(() => localStorage.length), 0);
  }));

Deno.test("required: who signs up and types the code keeps both password and consents", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    const email = await fill(page);
    await page.locator("[name='consents.contact']").check();
    await sendSignUp(page);
    await page.getByText(signUp.mail(email)).waitFor();
    await page.locator("#code").fill(await codeMailedTo({ email }));
    await mouse.press(page, confirmation.submit);
    await arriveInSpace(page);
    await page.locator(".welcome").waitFor();
    assertEquals([await stands(email), await told(page).count()], [PROVED_AND_KEPT, 0]);
  }));

Deno.test("required: who typed the code, and not the account's password, is asked for one of his own", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    const email = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(email)).waitFor();
    await sql(
      `update auth.users
       set encrypted_password = extensions.crypt('de quelqu''un d''autre', extensions.gen_salt('bf', 10))
       where email = $1`,
      [email],
    );
    await page.locator("#code").fill(await codeMailedTo({ email }));
    await mouse.press(page, confirmation.submit);

    await page.waitForURL("**/mot-de-passe/");
    await page.getByText(words.wanted).waitFor();
    await page.locator("#password").fill(NEW_PASSWORD);
    await mouse.press(page, words.submit);
    await told(page).waitFor();
    await page.getByRole("heading", { name: client.consents.title }).waitFor();
    assertEquals(await stands(email), TAKEN_OVER);
  }));
