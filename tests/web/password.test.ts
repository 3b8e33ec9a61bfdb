/// <reference lib="dom" />
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import {
  arrival,
  client,
  code as codeWords,
  errors,
  password as words,
  signIn as signInWords,
  trouble,
} from "../../web/src/texts.ts";
import { codeMailedTo, mailsTo } from "../_support/mail.ts";
import { newEmail, PASSWORD, RESPONSES, signIn, sql } from "../http/_support/stack.ts";
import { enter, finishedSimulation, givenAccount, holdSimulation } from "./_support/account.ts";
import { keyboard, mouse } from "./_support/journey.ts";
import { lookAtEach } from "./_support/look.ts";
import { add, askForCode, choose, PASSWORD_STATES, send, useUpCode } from "./_support/sign_in.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

const NEW_PASSWORD = "un tout autre mot de passe";
const USER = "**/auth/v1/user";

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** A code that is not this one. */
function otherThan(code: string): string {
  return code === "000000" ? "111111" : "000000";
}

Deno.test("a code from the mail chooses a new password and opens the client area", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
    await askForCode(page, email);
    const mailed = await codeMailedTo({ email });
    await choose(page, mailed, NEW_PASSWORD);
    await page.waitForURL("**/espace-client/");
    await page.getByText("Transports Durand").first().waitFor();
    const secrets = [email, mailed, NEW_PASSWORD];
    assertEquals(addresses.filter((url) => secrets.some((secret) => url.includes(secret))), []);

    await page.evaluate(() => localStorage.clear());
    await page.goto("/connexion/");
    await send(page, email, PASSWORD);
    await page.getByText(errors.invalid_credentials).waitFor();
    await send(page, email, NEW_PASSWORD);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("nobody learns whether an address has an account, asked once or twice", () =>
  inPage(async (page) => {
    const known = (await givenAccount(RESPONSES)).email;
    const unknown = newEmail();
    const said: string[] = [];
    for (const email of [known, unknown, known, unknown]) {
      // Or the browser would take up the step where it is.
      await page.goto("about:blank");
      await askForCode(page, email);
      said.push((await page.locator("main").innerText()).replaceAll(email, ""));
    }
    const seconds = /\d+\u00a0?\s?s\b/g;
    assertEquals(new Set(said.map((text) => text.replace(seconds, ""))).size, 1);
    assertEquals((await mailsTo({ email: known })).length, 1);
    assertEquals((await mailsTo({ email: unknown })).length, 0);
  }));

Deno.test("who is signed in and changes his password does not type his address", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await enter(page, email);
    await page.goto("/mot-de-passe/");
    await page.waitForFunction(
      (known) => document.querySelector<HTMLInputElement>("#email")?.value === known,
      email,
    );
    await mouse.press(page, words.ask);
    await page.getByText(words.sent(email)).waitFor();
  }));

Deno.test("an address that is none is said beside its field", () =>
  inPage(async (page) => {
    await page.goto("/mot-de-passe/");
    await mouse.press(page, words.ask);
    await page.getByText(signInWords.required.email).waitFor();
    await page.locator("#email").fill("lea sans arobase");
    await mouse.press(page, words.ask);
    await page.getByText(words.badEmail).waitFor();
    assertEquals(await page.locator("[aria-invalid=true]:focus").getAttribute("id"), "email");
  }));

Deno.test("a phone can offer the code, and a password manager keep the password", () =>
  inPage(async (page) => {
    const email = newEmail();
    await askForCode(page, email);
    const field = page.locator("#code");
    assertEquals(await field.getAttribute("inputmode"), "numeric");
    assertEquals(await field.getAttribute("autocomplete"), "one-time-code");
    assertEquals(await page.locator("#password").getAttribute("autocomplete"), "new-password");
    assertEquals(await page.locator("[autocomplete=username]").inputValue(), email);
  }));

Deno.test("a code is taken as it was pasted, and not sent when it has not six figures", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await askForCode(page, email);
    const mailed = await codeMailedTo({ email });
    await choose(page, mailed.slice(0, 5), NEW_PASSWORD);
    await page.getByText(codeWords.malformed).waitFor();
    await choose(page, ` ${mailed.slice(0, 3)} ${mailed.slice(3)} `, NEW_PASSWORD);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("a wrong code and one that is too old are refused in the same words", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await askForCode(page, email);
    const mailed = await codeMailedTo({ email });
    await choose(page, otherThan(mailed), NEW_PASSWORD);
    await page.getByText(errors.otp_expired).waitFor();
    assertEquals(await page.locator("[aria-invalid=true]:focus").getAttribute("id"), "code");
    await sql(
      "update auth.users set recovery_sent_at = now() - interval '61 minutes' where email = $1",
      [email],
    );
    await choose(page, mailed, NEW_PASSWORD);
    await page.getByText(errors.otp_expired).waitFor();
    assert(await signIn(email), "the password is as it was");
  }));

Deno.test("a password that is refused leaves only another one to choose: the code is used up", () =>
  inPage(async (page) => {
    await useUpCode(page);
    await page.getByText(errors.same_password).waitFor();
    assertEquals(await page.locator("#code").count(), 0);
    await page.reload();
    await heading(page, words.anotherTitle);
    assertEquals(await page.locator("#code").count(), 0);
    await page.locator("#password").fill("court");
    await mouse.press(page, words.submit);
    await page.getByText(errors.weak_password).waitFor();
    await page.locator("#password").fill("é".repeat(37));
    await mouse.press(page, words.submit);
    await page.getByText(errors.weak_password).waitFor();
    await page.locator("#password").fill(NEW_PASSWORD);
    await mouse.press(page, words.submit);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("a lost connection after the code was used up asks for no code again", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await askForCode(page, email);
    const mailed = await codeMailedTo({ email });
    await page.route(USER, (route) => route.abort());
    await choose(page, mailed, NEW_PASSWORD);
    await page.getByText(errors.offline).waitFor();
    assertEquals(await page.locator("#code").count(), 0);
    await page.unroute(USER);
    await mouse.press(page, trouble.retry);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("a new password whose answer was lost is his when he sends it again", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await askForCode(page, email);
    const mailed = await codeMailedTo({ email });
    await page.route(USER, async (route) => {
      if (route.request().method() !== "PUT") return await route.continue();
      await route.fetch();
      await route.abort();
      await page.unroute(USER);
    });
    await choose(page, mailed, NEW_PASSWORD);
    await page.getByText(errors.offline).waitFor();
    await mouse.press(page, trouble.retry);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("whoever lost the login meanwhile begins again", () =>
  inPage(async (page) => {
    await useUpCode(page);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await heading(page, words.title);
  }));

Deno.test("another code can be asked for after a minute, and only the last one is good", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await page.clock.install();
    await askForCode(page, email);
    const first = await codeMailedTo({ email });
    const again = page.getByRole("button", { name: codeWords.again });
    assertEquals(await again.getAttribute("aria-disabled"), "true");
    await again.click({ force: true });
    assertEquals((await mailsTo({ email })).length, 1);
    await sql(
      "update auth.users set recovery_sent_at = now() - interval '61 seconds' where email = $1",
      [email],
    );
    await page.clock.fastForward(61_000);
    await again.click();
    await page.getByText(codeWords.asked).waitFor();
    const second = await codeMailedTo({ email }, 2);
    assertEquals(await again.getAttribute("aria-disabled"), "true");
    if (first !== second) {
      await choose(page, first, NEW_PASSWORD);
      await page.getByText(errors.otp_expired).waitFor();
    }
    await choose(page, second, NEW_PASSWORD);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("a look into the mail that kills the tab loses nothing", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await askForCode(page, email);
    await page.reload();
    await page.getByText(words.sent(email)).waitFor();
    await choose(page, await codeMailedTo({ email }), NEW_PASSWORD);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("the address can be changed, by the button or by going back", () =>
  inPage(async (page) => {
    const email = newEmail();
    await askForCode(page, email);
    await page.locator("h1:focus").waitFor();
    assertMatch(await page.title(), new RegExp(words.chooseTitle));
    await mouse.press(page, words.change);
    await heading(page, words.title);
    assertEquals(await page.locator("#email").inputValue(), email);
    await page.goBack();
    await page.getByText(words.sent(email)).waitFor();
    await page.goBack();
    await heading(page, words.title);
    assertEquals(await page.locator("#email").inputValue(), email);
  }));

Deno.test("a code that was asked for on another device is typed here", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await askForCode(page, email);
    const mailed = await codeMailedTo({ email });
    const elsewhere = await page.context().newPage();
    await elsewhere.goto("/mot-de-passe/");
    await elsewhere.locator("#email").fill(email);
    await mouse.press(elsewhere, words.hasCode);
    await elsewhere.getByText(words.typeIt(email)).waitFor();
    await choose(elsewhere, mailed, NEW_PASSWORD);
    await elsewhere.waitForURL("**/espace-client/");
    assertEquals((await mailsTo({ email })).length, 1);
  }));

Deno.test("the simulation of this browser is added, as it was said before", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await holdSimulation(page, await finishedSimulation(RESPONSES));
    await askForCode(page, email);
    await page.getByText(arrival.offerHint).waitFor();
    await choose(page, await codeMailedTo({ email }), NEW_PASSWORD);
    await add(page);
    await page.waitForURL("**/espace-client/");
    await page.getByText(client.attached.title).waitFor();
  }));

Deno.test("a double click asks for one code, and sends one password", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/auth/v1/") && request.method() !== "OPTIONS") {
        sent.push(new URL(request.url()).pathname.split("/").pop()!);
      }
    });
    await page.goto("/mot-de-passe/");
    await page.locator("#email").fill(email);
    await page.getByRole("button", { name: words.ask }).dblclick();
    await page.locator("#code").fill(await codeMailedTo({ email }));
    await page.locator("#password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: words.submit }).dblclick();
    await page.waitForURL("**/espace-client/");
    assertEquals(sent.filter((name) => name === "recover").length, 1);
    assertEquals(sent.filter((name) => name === "verify").length, 1);
  }));

Deno.test("without a network, the code is asked for by another try", () =>
  inPage(async (page) => {
    await page.goto("/mot-de-passe/");
    await page.locator("#email").fill(newEmail());
    await page.context().setOffline(true);
    await mouse.press(page, words.ask);
    await page.getByText(errors.offline).waitFor();
    await page.context().setOffline(false);
    await mouse.press(page, trouble.retry);
    await page.locator("#code").waitFor();
  }));

Deno.test("the keyboard alone is enough", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await page.goto("/mot-de-passe/");
    await keyboard.type(page, "email", email);
    await keyboard.press(page, words.ask);
    await keyboard.type(page, "code", await codeMailedTo({ email }));
    await keyboard.type(page, "password", NEW_PASSWORD);
    await keyboard.press(page, words.submit);
    await page.waitForURL("**/espace-client/");
  }));

lookAtEach(inPage, "the password page", PASSWORD_STATES);
