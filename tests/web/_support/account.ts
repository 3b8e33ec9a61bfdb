/// <reference lib="dom" />
/** Accounts for the pages of whoever is signed in, made through the API as visitors make them. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { readTarget } from "../../../local/settings.ts";
import {
  answer,
  attach,
  calculate,
  createSession,
  migrate,
  newEmail,
  PASSWORD,
  proveAddress,
  type Session,
  signIn,
  sql,
} from "../../http/_support/stack.ts";

const { authUrl, publishableKey, secretKey, url } = readTarget();

type Answers = Record<string, unknown>;

export interface Account {
  email: string;
  clientId: string;
}

/** A simulation that was answered and shown, and is in no account. */
export async function finishedSimulation(answers: Answers): Promise<Session> {
  const session = await createSession();
  assertEquals((await answer(session, answers)).status, 200);
  assertEquals((await calculate(session)).status, 200);
  return session;
}

/** An account with these simulations, oldest first, whose owner reads the mails of its address. */
export async function givenAccount(...simulations: Answers[]): Promise<Account> {
  const account = await givenUnprovedAccount(...simulations);
  await proveAddress(account.clientId);
  return account;
}

/** One whose address nobody has shown to be his. */
export async function givenUnprovedAccount(...simulations: Answers[]): Promise<Account> {
  const email = newEmail();
  const [first, ...later] = simulations;
  const { status, body } = await migrate(await finishedSimulation(first), {
    email,
    profile: {
      company_name: "Transports Durand",
      contact_name: "Anne Durand",
      phone: "+33612345678",
    },
  });
  assertEquals(status, 201);
  for (const answers of later) {
    assertEquals(
      (await attach(await finishedSimulation(answers), await signIn(email))).status,
      200,
    );
  }
  return { email, clientId: body.client_id };
}

/** An operator moves a file. */
export async function setFileStatus(
  { clientId }: Account,
  produit: string,
  file_status: string,
): Promise<void> {
  const response = await fetch(`${url}/rest/v1/rpc/set_file_status`, {
    method: "POST",
    headers: {
      apikey: secretKey,
      "content-type": "application/json",
      "content-profile": "api",
    },
    body: JSON.stringify({ client_id: clientId, produit, file_status, operator: "lea" }),
  });
  assertEquals(response.status, 200, await response.text());
}

/** Leaves a login in the browser, as the sign-in page does. */
export async function enter(page: Page, email: string): Promise<void> {
  const response = await fetch(`${authUrl}/token?grant_type=password`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  await keep(page, "tremplin.login", await response.json());
}

/** Leaves a simulation in the browser, as the simulator does. */
export async function holdSimulation(page: Page, session: Session): Promise<void> {
  await keep(page, "tremplin.session", { id: session.session_id, token: session.session_token });
}

async function keep(page: Page, place: string, value: unknown): Promise<void> {
  if (page.url() === "about:blank") await page.goto("/accessibilite/");
  await page.evaluate(
    ([key, text]) => localStorage.setItem(key, text),
    [place, JSON.stringify(value)],
  );
}

/** As the database has it: what the page said is done. */
export async function fileStatus({ clientId }: Account, produit: string): Promise<string> {
  const [row] = await sql(
    "select file_status from app.client_produit_eligible where client_id = $1 and produit = $2",
    [clientId, produit],
  );
  return row.file_status;
}
