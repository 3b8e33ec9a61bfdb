/// <reference lib="dom" />
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { client, erasure, errors, signUp, trouble } from "../../web/src/texts.ts";
import { PASSWORD, sql } from "../http/_support/stack.ts";
import { type Account, enter, givenAccount, givenUnprovedAccount } from "./_support/account.ts";
import { NOTHING, openSpace } from "./_support/client_space.ts";
import { type Hand, keyboard, mouse } from "./_support/journey.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

async function consentsOf({ clientId }: Account): Promise<boolean[]> {
  const [row] = await sql(
    `select contact_consented_at is not null as contact,
        marketing_text_version is not null as marketing
      from app.client where id = $1`,
    [clientId],
  );
  return [row.contact, row.marketing];
}

async function isThere({ clientId }: Account): Promise<boolean> {
  const [row] = await sql("select exists (select from auth.users where id = $1) as there", [
    clientId,
  ]);
  return row.there;
}

/** Both steps, from the closed section to the end. */
async function erase(page: Page, hand: Hand, password = PASSWORD): Promise<void> {
  await hand.press(page, erasure.ask);
  await page.getByRole("heading", { name: erasure.confirmTitle }).waitFor();
  await hand.type(page, "password", password);
  await hand.press(page, erasure.erase);
}

Deno.test("who changes his consents all day takes them back, and is told when he may give one again", () =>
  inPage(async (page) => {
    const account = await givenAccount(NOTHING);
    await sql(
      `select app.write_audit_event('consents_set', null, $1, 'client', '{}')
       from generate_series(1, 20)`,
      [account.clientId],
    );
    await openSpace(page, account.email);
    await page.getByLabel(signUp.contactConsent).uncheck();
    await page.getByLabel(signUp.marketing).check();
    await mouse.press(page, client.consents.save);
    await page.getByText(client.consents.tooMany).waitFor();
    assertEquals(await consentsOf(account), [false, false]);
    assertEquals(await page.getByRole("button", { name: trouble.retry }).count(), 0);
  }));

for (const [name, hand] of Object.entries({ mouse, keyboard })) {
  Deno.test(`a consent is taken back as it is given, by ${name}`, () =>
    inPage(async (page) => {
      const account = await givenAccount(NOTHING);
      await openSpace(page, account.email);
      assert(await page.getByLabel(signUp.contactConsent).isChecked());
      await hand.tick(page, "contact");
      await hand.tick(page, "marketing");
      await hand.press(page, client.consents.save);
      await page.getByText(client.consents.saved).waitFor();
      assertEquals(await consentsOf(account), [false, true]);
      await page.reload();
      await page.locator(".welcome").waitFor();
      assert(!await page.getByLabel(signUp.contactConsent).isChecked());
      assert(await page.getByLabel(signUp.marketing).isChecked());
      assertStringIncludes(await page.locator("#marketing-hint").innerText(), "Oui, depuis le");
    }));

  Deno.test(`an account is erased in two steps, and its browser forgets it, by ${name}`, () =>
    inPage(async (page) => {
      const account = await givenAccount(NOTHING);
      await openSpace(page, account.email);
      await erase(page, hand);
      await page.locator("h1:focus", { hasText: erasure.doneTitle }).waitFor();
      assertEquals(await isThere(account), false);
      assertEquals(await page.evaluate(() => localStorage.getItem("tremplin.login")), null);
      await page.goto("/espace-client/");
      await page.waitForURL("**/connexion/");
    }));
}

Deno.test("who thinks better of it keeps his account, and is where he was", () =>
  inPage(async (page) => {
    const account = await givenAccount(NOTHING);
    await openSpace(page, account.email);
    await keyboard.press(page, erasure.ask);
    await page.locator("h3:focus", { hasText: erasure.confirmTitle }).waitFor();
    await keyboard.press(page, erasure.keep);
    await page.locator("button:focus", { hasText: erasure.ask }).waitFor();
    assert(await isThere(account));
  }));

Deno.test("no password or a wrong one erases nothing, and is said beside the field", () =>
  inPage(async (page) => {
    const account = await givenAccount(NOTHING);
    await openSpace(page, account.email);
    await erase(page, mouse, "");
    await page.locator("#password-fault", { hasText: erasure.required }).waitFor();
    await mouse.type(page, "password", "pas le bon mot de passe");
    await mouse.press(page, erasure.erase);
    await page.locator("#password-fault", { hasText: errors.invalid_credentials }).waitFor();
    assert(await isThere(account));
  }));

Deno.test("an erasure whose answer was lost is done when it is tried again", () =>
  inPage(async (page) => {
    const account = await givenAccount(NOTHING);
    await openSpace(page, account.email);
    const call = "**/rest/v1/rpc/client_erase";
    await page.route(call, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await erase(page, mouse);
    await page.getByText(errors.offline).waitFor();
    assertEquals(await isThere(account), false);
    await page.unroute(call);
    await mouse.press(page, trouble.retry);
    await page.getByRole("heading", { level: 1, name: erasure.doneTitle }).waitFor();
  }));

Deno.test("an account whose address is not proved cannot be erased, and says what to do", () =>
  inPage(async (page) => {
    await enter(page, (await givenUnprovedAccount(NOTHING)).email);
    await page.goto("/espace-client/");
    await page.getByText(erasure.unproved).waitFor();
    assertEquals(await page.getByRole("button", { name: erasure.ask }).count(), 0);
  }));
