/// <reference lib="dom" />
/** From the first page to the result and on to the client area, by one hand or another. */
import type { Page } from "playwright-core";
import { landing, question, review, signUp } from "../../../web/src/texts.ts";

/** How a visitor acts on a page. */
export interface Hand {
  press(page: Page, name: string): Promise<void>;
  choose(page: Page, code: string, options: string[]): Promise<void>;
  type(page: Page, name: string, text: string): Promise<void>;
  tick(page: Page, name: string): Promise<void>;
}

export const mouse: Hand = {
  press: (page, name) => page.locator("a, button").filter({ hasText: name }).first().click(),
  choose: async (page, code, options) => {
    for (const option of options) {
      await page.locator("label").filter({ has: page.locator(input(code, option)) }).click();
    }
  },
  type: (page, name, text) => page.locator(`input[name="${name}"]`).fill(text),
  tick: (page, name) => page.locator(`label[for="${name}"]`).click(),
};

export const keyboard: Hand = {
  press: async (page, name) => {
    await tabTo(page, (element, words) => element?.textContent?.trim() === words, name);
    await page.keyboard.press("Enter");
  },
  choose: async (page, code, options) => {
    await tabToField(page, code);
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
  type: async (page, name, text) => {
    await tabToField(page, name);
    await page.keyboard.type(text);
  },
  tick: async (page, name) => {
    await tabToField(page, name);
    await page.keyboard.press("Space");
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

function tabToField(page: Page, name: string): Promise<void> {
  return tabTo(page, (element, words) => element?.getAttribute("name") === words, name);
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

/** What a visitor of the sign-up page types, by the name of the field. */
export interface Person {
  email: string;
  password: string;
  company: string;
  name: string;
}

/** From the result to the client area; `look` is called on each screen, by its name. */
export async function settle(
  page: Page,
  hand: Hand,
  { email, password, company, name }: Person,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  await hand.press(page, await page.locator('main a[href="/inscription/"]').first().innerText());
  await page.locator('input[name="email"]').waitFor();
  await look("sign-up");
  await hand.type(page, "email", email);
  await hand.type(page, "password", password);
  await hand.type(page, "profile.company_name", company);
  await hand.type(page, "profile.contact_name", name);
  await hand.tick(page, "consents.terms");
  await hand.press(page, signUp.send);
  await page.locator(".welcome").waitFor();
  await look("client area");
}
