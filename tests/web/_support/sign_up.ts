/// <reference lib="dom" />
/** The page that turns a result into an account, as a visitor fills it in. */
import type { Page } from "playwright-core";
import { signUp as words } from "../../../web/src/texts.ts";
import { newEmail, PASSWORD, RESPONSES, type Session } from "../../http/_support/stack.ts";
import { finishedSimulation, holdSimulation } from "./account.ts";

export const MIGRATE = "**/api/session-migration/migrate";

/** Opens the form of a visitor who has a result; a haulier's, unless other answers are given. */
export async function openForm(
  page: Page,
  answers: Record<string, unknown> = RESPONSES,
): Promise<Session> {
  const session = await finishedSimulation(answers);
  await holdSimulation(page, session);
  await page.goto("/inscription/");
  await page.locator("form").waitFor();
  return session;
}

/** What this visitor types, by the name of the field; gives the address. */
export async function fill(page: Page, changes: Record<string, string> = {}): Promise<string> {
  const fields: Record<string, string> = {
    email: newEmail(),
    password: PASSWORD,
    "profile.company_name": "Transports Léa",
    "profile.contact_name": "Léa Martin",
    ...changes,
  };
  for (const [name, text] of Object.entries(fields)) await field(page, name).fill(text);
  await field(page, "consents.terms").check();
  return fields.email;
}

export async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: words.send }).click();
}

export function field(page: Page, name: string) {
  return page.locator(`input[name="${name}"]`);
}

export async function arriveInSpace(page: Page): Promise<void> {
  await page.waitForURL("**/espace-client/");
}

/** A refusal of the API, as it would come. */
export async function refuse(page: Page, status: number, code: string): Promise<void> {
  await page.route(
    MIGRATE,
    (route) => route.fulfill({ status, json: { code, message: "", details: null, hint: null } }),
  );
}

/** The account is made, and nobody hears of it. */
export async function loseTheAnswer(page: Page): Promise<void> {
  await page.route(MIGRATE, async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
}
