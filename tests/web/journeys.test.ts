/// <reference lib="dom" />
import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { euros } from "../../web/src/format.ts";
import { landing, question, review } from "../../web/src/texts.ts";
import { type Persona, personas } from "../http/_support/personas.ts";
import { findBarriers, findOverflow } from "./_support/inspect.ts";
import { PHONE, useSite } from "./_support/visit.ts";

/** How a visitor acts on a page. */
interface Hand {
  press(page: Page, name: string): Promise<void>;
  choose(page: Page, code: string, options: string[]): Promise<void>;
  type(page: Page, code: string, text: string): Promise<void>;
}

const mouse: Hand = {
  press: (page, name) => page.locator("a, button").filter({ hasText: name }).first().click(),
  choose: async (page, code, options) => {
    for (const option of options) {
      await page.locator("label").filter({ has: page.locator(input(code, option)) }).click();
    }
  },
  type: (page, code, text) => page.locator(`input[name="${code}"]`).fill(text),
};

const keyboard: Hand = {
  press: async (page, name) => {
    await tabTo(page, (element, words) => element?.textContent?.trim() === words, name);
    await page.keyboard.press("Enter");
  },
  choose: async (page, code, options) => {
    await tabTo(page, (element, name) => element?.getAttribute("name") === name, code);
    for (const option of options) {
      // Arrows walk through radio buttons, Tab from one box to the next.
      const type = await page.locator(input(code, option)).getAttribute("type");
      const key = type === "radio" ? "ArrowDown" : "Tab";
      while (!await page.locator(`${input(code, option)}:focus`).count()) {
        await page.keyboard.press(key);
      }
      if (!await page.locator(input(code, option)).isChecked()) await page.keyboard.press("Space");
    }
  },
  type: async (page, code, text) => {
    await tabTo(page, (element, name) => element?.getAttribute("name") === name, code);
    await page.keyboard.type(text);
  },
};

const TABS = 60;

const inPage = useSite();

async function tabTo(
  page: Page,
  isThere: (element: Element | null, words: string) => boolean,
  words: string,
): Promise<void> {
  for (let tabs = 0; tabs < TABS; tabs++) {
    const found = await page.evaluate(
      `(${isThere})(document.activeElement, ${JSON.stringify(words)})`,
    );
    if (found) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${words}`);
}

function input(code: string, value: string): string {
  return `input[name="${code}"][value="${value}"]`;
}

/** A number as it is typed in France. */
function typed(value: number): string {
  return String(value).replace(".", ",");
}

async function answer(page: Page, hand: Hand, code: string, value: unknown): Promise<void> {
  await page.locator(`[name="${code}"]`).first().waitFor();
  if (value === null) return await hand.press(page, question.unknown);
  if (typeof value === "number") await hand.type(page, code, typed(value));
  else await hand.choose(page, code, [value].flat().map(String));
  await hand.press(page, question.next);
}

async function inspect(page: Page): Promise<void> {
  assertEquals(await findBarriers(page), []);
  assertEquals(await findOverflow(page), []);
}

/** From the first page to the result, which is what was worked out by hand. */
async function travel(page: Page, hand: Hand, { answers, totals }: Persona): Promise<void> {
  await page.goto("/");
  await hand.press(page, landing.start);
  for (const [place, [code, value]] of Object.entries(answers).entries()) {
    await page.locator(`[name="${code}"]`).first().waitFor();
    await inspect(page);
    if (place === 4) await page.reload();
    await answer(page, hand, code, value);
  }
  await page.getByRole("heading", { level: 1, name: review.title }).waitFor();
  assertEquals(await page.locator(".review dt").count(), Object.keys(answers).length);
  await inspect(page);
  await hand.press(page, review.confirm);
  await page.locator(".headline").waitFor();
  assertStringIncludes(
    await page.locator(".headline").innerText(),
    euros(totals.fixed_by_law),
  );
  await inspect(page);
}

const today = new Date().toISOString().slice(0, 10);
const travellers = personas(today).filter(({ name }) =>
  ["a haulier with everything", "a solo consultant with everything no"].includes(name)
);

for (const persona of travellers) {
  Deno.test(`${persona.name} goes all the way by mouse, in the light`, () =>
    inPage((page) => travel(page, mouse, persona), { viewport: PHONE, colorScheme: "light" }));

  Deno.test(`${persona.name} goes all the way by keyboard alone, in the dark`, () =>
    inPage((page) => travel(page, keyboard, persona), { viewport: PHONE, colorScheme: "dark" }));
}
