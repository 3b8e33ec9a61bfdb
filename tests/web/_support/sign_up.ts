/// <reference lib="dom" />
/** The page that turns a result into an account, as a visitor fills it in. */
import type { Page } from "playwright-core";
import { confirmation, errors, signUp as words } from "../../../web/src/texts.ts";
import {
  createSession,
  migrate,
  newEmail,
  newLogin,
  PASSWORD,
  RESPONSES,
  type Session,
} from "../../http/_support/stack.ts";
import { enter, finishedSimulation, givenAccount, holdSimulation } from "./account.ts";
import { refusing } from "./sign_in.ts";

export const MIGRATE = "**/api/session-migration/migrate";

/** Of one whose turnover has to be guessed. */
export const UNSURE = { ...RESPONSES, CA: null };

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
  await page.route(MIGRATE, (route) => route.fulfill(refusing(status, code)));
}

/** As where an address has to be proven before anybody signs in with it. */
export async function askForProof(page: Page): Promise<void> {
  const json = { client_id: "", already_migrated: false, confirmation_required: true, moved: {} };
  await page.route(MIGRATE, (route) => route.fulfill({ status: 201, json }));
}

/** The account is made, and nobody hears of it. */
export async function loseTheAnswer(page: Page): Promise<void> {
  await page.route(MIGRATE, async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
}

/** Each state that is not the page as it opens, by what leads there. */
export const SIGN_UP_STATES: Record<string, (page: Page) => Promise<void>> = {
  "with a result": async (page) => {
    await openForm(page, UNSURE);
  },
  "with nothing typed": async (page) => {
    await openForm(page, UNSURE);
    await send(page);
    await page.locator(".faults").waitFor();
  },
  "with an address that has an account": async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await openForm(page);
    await fill(page, { email });
    await send(page);
    await page.getByText(words.taken.title).waitFor();
  },
  "while it is closed": async (page) => {
    await openForm(page);
    await fill(page);
    await refuse(page, 503, "migration_disabled");
    await send(page);
    await page.getByText(errors.migration_disabled).waitFor();
  },
  "after a lost answer and another password": async (page) => {
    await openForm(page);
    await fill(page);
    await loseTheAnswer(page);
    await send(page);
    await page.getByText(words.safe).waitFor();
    await field(page, "password").fill("un autre mot de passe");
    await send(page);
    await page.getByText(words.firstPassword.title).waitFor();
  },
  "when the sign-in fails": async (page) => {
    await openForm(page);
    await fill(page);
    await page.route("**/auth/v1/token**", (route) => route.abort());
    await send(page);
    await page.getByText(errors.offline).waitFor();
  },
  "with an address to be proven": async (page) => {
    await openForm(page);
    await fill(page);
    await askForProof(page);
    await send(page);
    await page.getByRole("heading", { level: 1, name: confirmation.title }).waitFor();
  },
  "with an account that waits for its code": async (page) => {
    const session = await openForm(page);
    await fill(page);
    await askForProof(page);
    await send(page);
    await page.locator("#code").waitFor();
    await migrate(session);
    await page.reload();
    await page.getByText(words.waiting.title).waitFor();
  },
  "of somebody signed in": async (page) => {
    await enter(page, (await newLogin()).email);
    await openForm(page);
  },
  "with a simulation that is in an account": async (page) => {
    const session = await openForm(page);
    await migrate(session);
    await page.reload();
    await page.getByText(words.migrated.title).waitFor();
  },
  "with a simulation that is not finished": async (page) => {
    await holdSimulation(page, await createSession());
    await page.goto("/inscription/");
    await page.getByText(words.unfinished.title).waitFor();
  },
};
