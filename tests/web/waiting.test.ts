/// <reference lib="dom" />
// Who tried too often: the service says when it will answer again, and so do the pages.
import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { errors, trouble } from "../../web/src/texts.ts";
import { refusing } from "./_support/sign_in.ts";
import { arriveInSpace, fill, MIGRATE, openForm, send } from "./_support/sign_up.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

const SESSIONS = "**/api/simulator/sessions";

async function holdOff(page: Page, path: string, seconds?: number): Promise<void> {
  const headers: Record<string, string> = seconds ? { "retry-after": `${seconds}` } : {};
  await page.route(
    path,
    (route) => route.fulfill({ ...refusing(429, "too_many_attempts"), headers }),
  );
}

/** What the page says, and whether it lets one try again. */
async function told(page: Page): Promise<{ text: string; tries: boolean }> {
  const alert = page.getByRole("alert");
  return {
    text: (await alert.innerText()).replace(/\u202f/g, " "),
    tries: await alert.getByRole("button").count() > 0,
  };
}

Deno.test("a refusal that holds for an hour says so, and is not tried again before it ends", () =>
  inPage(async (page) => {
    await page.clock.install();
    await openForm(page);
    await fill(page);
    await holdOff(page, MIGRATE, 3_838);
    await send(page);
    const { text, tries } = await told(page);
    assertStringIncludes(text, "Réessayez dans un peu plus d’une heure :");
    assertEquals(tries, false);

    await page.unroute(MIGRATE);
    await page.clock.fastForward(3_837_000);
    assertEquals((await told(page)).tries, false);
    await page.clock.fastForward(1_000);
    await page.getByText(trouble.waited).waitFor();
    await page.getByRole("button", { name: trouble.retry }).click();
    await page.clock.resume();
    await arriveInSpace(page);
  }));

for (
  const [seconds, words] of [
    [40, "dans une minute"],
    [290, "dans 5 minutes"],
    [3_600, "dans une heure"],
    [7_000, "dans 2 heures"],
  ] as const
) {
  Deno.test(`a refusal for ${seconds} seconds is told as « ${words} »`, () =>
    inPage(async (page) => {
      await holdOff(page, SESSIONS, seconds);
      await page.goto("/simulateur/");
      await page.locator("[name=SECTEUR]").first().check();
      await page.locator("main button[type=submit]").click();
      const { text, tries } = await told(page);
      assertStringIncludes(text, `Réessayez ${words} :`);
      assertEquals(tries, false);
    }));
}

Deno.test("a refusal that says no time can be tried again", () =>
  inPage(async (page) => {
    await openForm(page);
    await fill(page);
    await holdOff(page, MIGRATE);
    await send(page);
    await page.getByText(errors.too_many_attempts).waitFor();
    assertEquals((await told(page)).tries, true);
  }));
