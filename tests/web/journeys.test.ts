import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { euros } from "../../web/src/format.ts";
import { type Persona, personas } from "../http/_support/personas.ts";
import { findBarriers, findOverflow } from "./_support/inspect.ts";
import { type Hand, keyboard, mouse, travel } from "./_support/journey.ts";
import { PHONE, useSite } from "./_support/visit.ts";

const inPage = useSite();

/** Goes all the way to what was worked out by hand; each screen is looked at, one loaded again. */
async function arrive(page: Page, hand: Hand, { answers, totals }: Persona): Promise<void> {
  const codes = Object.keys(answers);
  await travel(page, hand, answers, async (screen) => {
    assertEquals(await findBarriers(page), [], screen);
    assertEquals(await findOverflow(page), [], screen);
    if (screen === codes[4]) {
      await page.reload();
      await page.locator(`[name="${screen}"]`).first().waitFor();
    }
    if (screen === "review") {
      assertEquals(await page.locator(".review dt").count(), codes.length);
    }
  });
  assertStringIncludes(await page.locator(".headline").innerText(), euros(totals.fixed_by_law));
}

const today = new Date().toISOString().slice(0, 10);
const travellers = personas(today).filter(({ name }) =>
  ["a haulier with everything", "a solo consultant with everything no"].includes(name)
);

for (const persona of travellers) {
  Deno.test(`${persona.name} goes all the way by mouse, in the light`, () =>
    inPage((page) => arrive(page, mouse, persona), { viewport: PHONE, colorScheme: "light" }));

  Deno.test(`${persona.name} goes all the way by keyboard alone, in the dark`, () =>
    inPage((page) => arrive(page, keyboard, persona), { viewport: PHONE, colorScheme: "dark" }));
}
