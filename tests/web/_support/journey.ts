/// <reference lib="dom" />
/** The simulator from its first page to its result, by one hand or another. */
import type { Page } from "playwright-core";
import { landing, question, review } from "../../../web/src/texts.ts";

/** How a visitor acts on a page. */
export interface Hand {
  press(page: Page, name: string): Promise<void>;
  choose(page: Page, code: string, options: string[]): Promise<void>;
  type(page: Page, code: string, text: string): Promise<void>;
}

export const mouse: Hand = {
  press: (page, name) => page.locator("a, button").filter({ hasText: name }).first().click(),
  choose: async (page, code, options) => {
    for (const option of options) {
      await page.locator("label").filter({ has: page.locator(input(code, option)) }).click();
    }
  },
  type: (page, code, text) => page.locator(`input[name="${code}"]`).fill(text),
};

export const keyboard: Hand = {
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

/** Answers the question of this code, and goes on. */
export async function answer(page: Page, hand: Hand, code: string, value: unknown): Promise<void> {
  if (value === null) return await hand.press(page, question.unknown);
  if (typeof value === "number") await hand.type(page, code, typed(value));
  else await hand.choose(page, code, [value].flat().map(String));
  await hand.press(page, question.next);
}

/** From the first page to the result; `look` is called on each screen, by its name. */
export async function travel(
  page: Page,
  hand: Hand,
  answers: Record<string, unknown>,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  await page.goto("/");
  await hand.press(page, landing.start);
  for (const [code, value] of Object.entries(answers)) {
    await page.locator(`[name="${code}"]`).first().waitFor();
    await look(code);
    await answer(page, hand, code, value);
  }
  await page.getByRole("heading", { level: 1, name: review.title }).waitFor();
  await look("review");
  await hand.press(page, review.confirm);
  await page.locator(".headline").waitFor();
  await look("result");
}
