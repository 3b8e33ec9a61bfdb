/// <reference lib="dom" />
// Whose address is it? As a visitor lives it, under both settings of MIGRATION_EMAIL_PROOF.
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import {
  client,
  code,
  confirmation,
  errors,
  landing,
  proof,
  signUp,
  simulator,
  wrongAddress,
} from "../../web/src/texts.ts";
import { type Functions, serveFunctions } from "../_support/functions.ts";
import { codeMailedTo, mailsTo } from "../_support/mail.ts";
import { createSession, sql } from "../http/_support/stack.ts";
import { givenUnprovedAccount, holdSimulation } from "./_support/account.ts";
import { card, HAULIER, openSpace } from "./_support/client_space.ts";
import { keyboard, mouse } from "./_support/journey.ts";
import { askForCode, choose, send } from "./_support/sign_in.ts";
import { arriveInSpace, fill, openForm, send as sendSignUp } from "./_support/sign_up.ts";
import { requireProof, useSite } from "./_support/visit.ts";

const inPage = useSite();

let required: Functions;
Deno.test.beforeAll(async () => {
  required = await serveFunctions({ MIGRATION_EMAIL_PROOF: "required" });
});
Deno.test.afterAll(() => required.stop());

async function isProved(email: string): Promise<boolean> {
  const [{ proved }] = await sql(
    `select c.email_proved_at is not null as proved
     from app.client as c join auth.users as u using (id) where u.email = $1`,
    [email],
  );
  return proved;
}

const asked = (page: Page) => page.getByRole("heading", { name: proof.title });

function wrong(mailed: string): string {
  return mailed === "000000" ? "111111" : "000000";
}

Deno.test("who was let in at once is told what waits, and nothing does once he typed the code of his mails", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(HAULIER);
    await openSpace(page, email);
    await asked(page).waitFor();
    await mouse.press(page, client.account.export);
    await page.getByText(errors.email_unproved).waitFor();
    await card(page, "TICPE").getByRole("button", { name: client.file.ask }).click();
    await card(page, "TICPE").getByText(client.file.nextOnceProved).waitFor();

    await mouse.press(page, proof.ask);
    await page.getByText(proof.sent(email)).waitFor();
    const mailed = await codeMailedTo({ email });
    await page.locator("#code").fill(wrong(mailed));
    await mouse.press(page, proof.submit);
    await page.getByText(errors.otp_expired).waitFor();
    assertEquals(await isProved(email), false);
    await page.locator("#code").fill(`${mailed.slice(0, 3)} ${mailed.slice(3)}`);
    await mouse.press(page, proof.submit);

    await page.locator(".notice:focus").getByText(proof.done).waitFor();
    assertEquals([await isProved(email), await asked(page).count()], [true, 0]);
    assertEquals(await page.getByText(errors.email_unproved).count(), 0);
    assertEquals(await card(page, "TICPE").getByText(client.file.nextOnceProved).count(), 0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      mouse.press(page, client.account.export),
    ]);
    assertEquals(JSON.parse(await Deno.readTextFile(await download.path())).email, email);
    await page.reload();
    await page.locator(".welcome").waitFor();
    assertEquals(await asked(page).count(), 0);
  }));

Deno.test("the proof is given by keyboard alone, with a code that was asked for before", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(HAULIER);
    await openSpace(page, email);
    await keyboard.press(page, proof.ask);
    const mailed = await codeMailedTo({ email });
    await page.reload();
    await asked(page).waitFor();
    await keyboard.press(page, proof.ask);
    await page.getByText(errors.over_email_send_rate_limit).waitFor();
    await keyboard.press(page, proof.hasCode);
    await page.locator("#code:focus").waitFor();
    await page.keyboard.type(mailed);
    await page.keyboard.press("Enter");
    await page.getByText(proof.done).waitFor();
    assertEquals((await mailsTo({ email })).length, 1);
  }));

Deno.test("a code that was right is not asked for again when the service then fails", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(HAULIER);
    await openSpace(page, email);
    await mouse.press(page, proof.ask);
    await page.locator("#code").fill(await codeMailedTo({ email }));
    await page.route("**/rpc/client_prove_email", (route) => route.abort(), { times: 1 });
    await mouse.press(page, proof.submit);
    await page.getByText(errors.offline).waitFor();
    await mouse.press(page, proof.submit);
    await page.getByText(proof.done).waitFor();
  }));

Deno.test("who chose a new password by a code of his mails has nothing more to confirm", () =>
  inPage(async (page) => {
    const { email } = await givenUnprovedAccount(HAULIER);
    await askForCode(page, email);
    await choose(page, await codeMailedTo({ email }), "un tout autre mot de passe");
    await page.waitForURL("**/espace-client/");
    await page.locator(".welcome").waitFor();
    assertEquals([await isProved(email), await asked(page).count()], [true, 0]);
  }));

Deno.test("required: the sign-up asks for the code that was mailed, and opens the account with it", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    const email = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(email)).waitFor();
    assertEquals(
      await page.getByRole("button", { name: code.again }).getAttribute("aria-disabled"),
      "true",
    );
    const mailed = await codeMailedTo({ email });
    await page.locator("#code").fill(wrong(mailed));
    await mouse.press(page, confirmation.submit);
    await page.getByText(errors.otp_expired).waitFor();
    await page.locator("#code").fill(mailed);
    await mouse.press(page, confirmation.submit);

    await arriveInSpace(page);
    await page.locator(".welcome").waitFor();
    assertEquals([await isProved(email), await asked(page).count()], [true, 0]);
    assertEquals((await mailsTo({ email })).length, 1);
  }));

Deno.test("required: the page that the mail names lets nobody in before its code", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    const email = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(email)).waitFor();
    const mailed = await codeMailedTo({ email });
    const [mail] = await mailsTo({ email });
    assert(mail.Text.includes("/connexion/"), mail.Text);

    await page.goto("/espace-client/");
    await page.waitForURL("**/connexion/");
    await send(page, email);
    await page.getByText(confirmation.text(email)).waitFor();
    await page.goto("/espace-client/");
    await page.waitForURL("**/connexion/");
    await send(page, email);
    await page.locator("h1:focus").waitFor();
    await keyboard.type(page, "code", mailed);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/espace-client/");
    await page.locator(".welcome").waitFor();
    assertEquals([await isProved(email), await asked(page).count()], [true, 0]);
  }));

Deno.test("required: who leaves before the code is asked for it where he signs in", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    const email = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(email)).waitFor();
    const mailed = await codeMailedTo({ email });
    await page.reload();
    await page.getByRole("heading", { level: 1, name: signUp.waiting.title }).waitFor();
    await page.getByText(wrongAddress).waitFor();
    await page.getByRole("link", { name: signUp.signIn, exact: true }).click();
    await page.waitForFunction(
      (typed) => document.querySelector<HTMLInputElement>("#email")?.value === typed,
      email,
    );
    await send(page, email);
    await page.locator("#code").fill(mailed);
    await mouse.press(page, confirmation.submit);
    await page.waitForURL("**/espace-client/");
    await page.waitForFunction(() => localStorage.getItem("tremplin.session") === null);
  }));

Deno.test("required: who comes back before the code is told that his simulation is in an account", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    const email = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(email)).waitFor();
    await page.goto("/");
    await mouse.press(page, landing.resume);
    await page.getByRole("heading", { level: 1, name: simulator.inAccountTitle }).waitFor();
    const ways = await page.locator("main .actions > *").allInnerTexts();
    assertEquals(ways, [simulator.signIn, simulator.startAgain]);
    await mouse.press(page, simulator.signIn);
    await page.waitForURL("**/connexion/");
    await page.goBack();
    await mouse.press(page, simulator.startAgain);
    await page.locator("[name=SECTEUR]").first().waitFor();
  }));

Deno.test("required: a simulation that is begun while the code is awaited stays in this browser", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    const email = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(email)).waitFor();
    const begun = await createSession();
    await holdSimulation(page, begun);
    await page.locator("#code").fill(await codeMailedTo({ email }));
    await mouse.press(page, confirmation.submit);
    await arriveInSpace(page);
    const kept = await page.evaluate(() => localStorage.getItem("tremplin.session"));
    assertEquals(JSON.parse(kept!).id, begun.session_id);
  }));

Deno.test("required: whose sign-up with a wrong address was taken back signs up anew, without answering again", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    const { session_id } = await openForm(page);
    const wrong = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(wrong)).waitFor();
    await sql("select api.undo_migration($1, 'lea', 'a mistyped address')", [session_id]);

    await page.goto("/inscription/");
    const right = await fill(page);
    await sendSignUp(page);
    await page.getByText(signUp.mail(right)).waitFor();
    await page.locator("#code").fill(await codeMailedTo({ email: right }));
    await mouse.press(page, confirmation.submit);
    await arriveInSpace(page);
    await page.locator(".welcome").waitFor();
    assertEquals(await page.evaluate(() => localStorage.getItem("tremplin.session")), null);
  }));

Deno.test("who typed a wrong address is told whom to write to, before the code and in his space", () =>
  inPage(async (page) => {
    await requireProof(page, required);
    await openForm(page);
    await fill(page);
    await sendSignUp(page);
    const told = page.locator("p", { hasText: wrongAddress });
    await told.waitFor();
    assertStringIncludes(
      await told.innerText(),
      "le nom de l’entreprise et le jour de l’inscription",
    );
    assertEquals(await told.locator("mark").innerText(), "[adresse électronique]");
    await page.unrouteAll();
    await openSpace(page, (await givenUnprovedAccount(HAULIER)).email);
    await page.locator(".proof").getByText(wrongAddress).waitFor();
  }));
