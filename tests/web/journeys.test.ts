/// <reference lib="dom" />
import { assertEquals, assertStringIncludes } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { euros } from "../../web/src/format.ts";
import { type Persona, personas } from "../http/_support/personas.ts";
import { newEmail, PASSWORD } from "../http/_support/stack.ts";
import {
  countSheets,
  findBarriers,
  findMotion,
  findOverflow,
  findPrintedButtons,
} from "./_support/inspect.ts";
import { type Hand, keyboard, mouse, settle, travel } from "./_support/journey.ts";
import { PHONE, useSite } from "./_support/visit.ts";

const inPage = useSite();

const COMPANY = "Établissements Martin & Fils";

// Those that differ most: all, nothing, all unknown, owed and in place, in place and to verify.
const TRAVELLERS = [
  "a haulier with everything",
  "a solo consultant with everything no",
  "a haulier who knows no number",
  "a coach operator who has not counted his unpaid invoices",
  "a farm",
];

interface Way {
  hand: Hand;
  /** The same question looks the same to everybody: it is looked at once. */
  seen: Set<string>;
  options: BrowserContextOptions;
}

const WAYS: Record<string, Way> = {
  "by mouse, in the light": {
    hand: mouse,
    seen: new Set(),
    options: { viewport: PHONE, colorScheme: "light" },
  },
  "by keyboard alone, in the dark, without motion": {
    hand: keyboard,
    seen: new Set(),
    options: { viewport: PHONE, colorScheme: "dark", reducedMotion: "reduce" },
  },
};

/** Goes from the first page to the client area, which has what was worked out by hand. */
async function arrive(page: Page, { hand, seen, options }: Way, persona: Persona): Promise<void> {
  const { answers, totals, eligible, toConfirm = [] } = persona;
  const codes = Object.keys(answers);
  const look = async (screen: string) => {
    assertEquals(await findOverflow(page), [], screen);
    if (seen.has(screen)) return;
    if (codes.includes(screen)) seen.add(screen);
    assertEquals(await findBarriers(page), [], screen);
    if (options.reducedMotion) assertEquals(await findMotion(page), [], screen);
  };

  await travel(page, hand, answers, async (screen) => {
    await look(screen);
    if (screen === codes[4]) {
      await page.reload();
      await page.locator(`[name="${screen}"]`).first().waitFor();
    }
    if (screen === "review") {
      assertEquals(await page.locator(".review dt").count(), codes.length);
    }
  });
  const fixed = euros(totals.fixed_by_law);
  assertStringIncludes(await page.locator(".headline").innerText(), fixed);
  assertEquals(await findPrintedButtons(page), []);
  assertEquals(await countSheets(page), 1);

  const person = { email: newEmail(), password: PASSWORD, company: COMPANY, name: "Léa Martin" };
  await settle(page, hand, person, look);
  assertEquals(await page.locator("h1").innerText(), COMPANY);
  const produits = [...Object.keys(eligible), ...toConfirm];
  assertEquals((await namedFiles(page)).sort(), produits.sort());
  if (produits.length > 0) {
    assertStringIncludes(await page.locator(".headline").innerText(), fixed);
  }
}

/** Codes of the products of the client area. */
function namedFiles(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".file")]
      .map((file) => file.getAttribute("aria-labelledby")!.replace("finding-", ""))
  );
}

const today = new Date().toISOString().slice(0, 10);
const travellers = personas(today).filter(({ name }) => TRAVELLERS.includes(name));

for (const persona of travellers) {
  for (const [name, way] of Object.entries(WAYS)) {
    Deno.test(`${persona.name} goes from the first page to the client area ${name}`, () =>
      inPage((page) => arrive(page, way, persona), way.options));
  }
}
