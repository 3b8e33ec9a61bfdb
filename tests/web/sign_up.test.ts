/// <reference lib="dom" />
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import {
  client,
  errors,
  form,
  result,
  signIn,
  signUp as words,
  simulator,
  TERMS_VERSION,
  trouble,
} from "../../web/src/texts.ts";
import {
  createSession,
  migrate,
  newEmail,
  newLogin,
  PASSWORD,
  RESPONSES,
  sql,
} from "../http/_support/stack.ts";
import { enter, finishedSimulation, givenAccount, holdSimulation } from "./_support/account.ts";
import { lookAtEach } from "./_support/look.ts";
import {
  arriveInSpace,
  field,
  fill,
  loseTheAnswer,
  MIGRATE,
  openForm,
  refuse,
  send,
  SIGN_UP_STATES,
  UNSURE,
} from "./_support/sign_up.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

const NOTHING = {
  SECTEUR: "services_entreprises",
  EFFECTIF: 0,
  VEHICULES: false,
  ELEC_MENSUEL: 0,
  ACHATS_ETRANGER: false,
};

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

async function faults(page: Page): Promise<string[]> {
  await page.locator(".faults").waitFor();
  return await page.locator(".faults a").allInnerTexts();
}

/** Waits for a page that was handed this address. */
async function holdsEmail(page: Page, email: string): Promise<void> {
  await page.waitForFunction(
    (typed) => document.querySelector<HTMLInputElement>("input[name=email]")?.value === typed,
    email,
  );
}

function kept(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage));
}

function countRequests(page: Page): { count: number } {
  const seen = { count: 0 };
  page.on("request", (request) => {
    if (request.url().endsWith("/session-migration/migrate")) seen.count++;
  });
  return seen;
}

async function clientOf(email: string) {
  const [client] = await sql(
    "select c.* from app.client as c join auth.users as u using (id) where u.email = $1",
    [email],
  );
  return client;
}

Deno.test("a result becomes an account, and its owner is signed in", () =>
  inPage(async (page) => {
    await holdSimulation(page, await finishedSimulation(UNSURE));
    await page.goto("/simulateur/");
    await page.locator(".keep a").click();
    const email = await fill(page, {
      "profile.phone": "06 12 34 56 78",
      "profile.siren": "732 829 320",
      "profile.anciennete_entreprise": "12",
    });
    await field(page, "consents.contact").check();
    await send(page);
    await arriveInSpace(page);
    assertEquals(await kept(page), ["tremplin.login"]);
    const client = await clientOf(email);
    assertEquals(
      [client.company_name, client.contact_name, client.phone, client.siren],
      ["Transports Léa", "Léa Martin", "+33612345678", "732829320"],
    );
    assertEquals(client.terms_version, TERMS_VERSION);
    assert(client.contact_consented_at);
    assertEquals(client.marketing_consented_at, null);
    const { nombre_employes, revenu_annuel, anciennete_entreprise } = client.provenance;
    assertEquals(
      [nombre_employes, revenu_annuel, anciennete_entreprise],
      ["answer", "estimated", "form"],
    );
  }));

Deno.test("who goes back after signing up is told where his simulation is", () =>
  inPage(async (page) => {
    await holdSimulation(page, await finishedSimulation(RESPONSES));
    await page.goto("/simulateur/");
    await page.locator(".keep a").click();
    await fill(page);
    await send(page);
    await arriveInSpace(page);
    await page.goBack();
    await page.getByText(simulator.afresh).waitFor();
    await page.getByRole("link", { name: simulator.afreshLink }).click();
    await arriveInSpace(page);
  }));

Deno.test("who begins again, or signs in as somebody else, is told of no earlier simulation", () =>
  inPage(async (page) => {
    await enter(page, (await newLogin()).email);
    await page.goto("/simulateur/");
    await field(page, "SECTEUR").first().waitFor();
    assertEquals(await page.getByText(simulator.afresh).count(), 0);

    await page.evaluate(() => localStorage.clear());
    await openForm(page);
    await fill(page);
    await send(page);
    await arriveInSpace(page);
    await page.goto("/simulateur/");
    await page.getByText(simulator.afresh).waitFor();
    await field(page, "SECTEUR").first().check();
    await page.locator("main button[type=submit]").click();
    await field(page, "EFFECTIF").waitFor();
    await page.reload();
    page.on("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: simulator.restart }).click();
    await field(page, "SECTEUR").first().waitFor();
    assertEquals(await page.getByText(simulator.afresh).count(), 0);
  }));

Deno.test("who signs out leaves no note to whoever signs in after him", () =>
  inPage(async (page) => {
    await openForm(page);
    await fill(page);
    await send(page);
    await arriveInSpace(page);
    await page.getByRole("button", { name: client.signOut }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await enter(page, (await newLogin()).email);
    await page.goto("/simulateur/");
    await field(page, "SECTEUR").first().waitFor();
    assertEquals(await page.getByText(simulator.afresh).count(), 0);
  }));

Deno.test("what was answered is not asked again; what is guessed says so and can be corrected", () =>
  inPage(async (page) => {
    await openForm(page, UNSURE);
    const known = await page.locator(".known").innerText();
    assertStringIncludes(known, "Transport routier de marchandises");
    assertStringIncludes(known, "12");
    assertEquals(await field(page, "profile.nombre_employes").count(), 0);
    assertEquals(await field(page, "profile.revenu_annuel").inputValue(), "960\u202f000");
    assertEquals(await field(page, "profile.anciennete_entreprise").inputValue(), "5");
    await page.getByText(words.from.estimated).waitFor();
    await page.getByText(words.from.default).waitFor();
  }));

Deno.test("what an account takes over is told before it is made", () =>
  inPage(async (page) => {
    await openForm(page);
    const told = await page.locator(".takeover").innerText();
    assertStringIncludes(told, "9\u202f336\u00a0€");
    assertStringIncludes(told, words.kept.responses(Object.keys(RESPONSES).length));
    await page.getByText(words.before).waitFor();
  }));

Deno.test("what is missing is said on top and beside its field, and nothing is sent", () =>
  inPage(async (page) => {
    const sent = countRequests(page);
    await openForm(page);
    await send(page);
    assertEquals(await faults(page), [
      words.faults.email.required,
      words.faults.password.required,
      words.faults["profile.company_name"].required,
      words.faults["profile.contact_name"].required,
      words.faults["consents.terms"].other,
    ]);
    await page.locator(".notice:focus").waitFor();
    await page.getByRole("link", { name: words.faults.password.required }).click();
    assertEquals(await page.evaluate(() => document.activeElement?.id), "password");
    const described = await field(page, "email").getAttribute("aria-describedby");
    assertEquals(
      await page.locator(`[id="${described!.split(" ").at(-1)}"]`).innerText(),
      words.faults.email.required,
    );
    assertEquals(sent.count, 0);
  }));

Deno.test("every fault that the service finds is told at once, in the order of the page", () =>
  inPage(async (page) => {
    await openForm(page, UNSURE);
    await fill(page, {
      email: "lea@",
      "profile.siren": "123 456 789",
      "profile.phone": "06 12",
      "profile.revenu_annuel": "beaucoup",
      "profile.anciennete_entreprise": "1000",
    });
    await send(page);
    const told = await faults(page);
    assertEquals(told.slice(0, 2), [words.faults.email.other, words.faults["profile.siren"].other]);
    assertStringIncludes(told[2], "en chiffres");
    assertStringIncludes(told[3], "compris entre 0 et 500");
    assertEquals(told[4], words.faults["profile.phone"].other);
    await fill(page, {
      "profile.siren": "",
      "profile.phone": "",
      "profile.revenu_annuel": "",
      "profile.anciennete_entreprise": "",
      password: "court",
    });
    await send(page);
    await page.locator("#password-fault").waitFor();
    assertEquals(await faults(page), [words.faults.password.other]);
    await field(page, "password").fill(PASSWORD);
    await send(page);
    await arriveInSpace(page);
  }));

Deno.test("an address that has an account is told what signing in does, and is handed over", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await openForm(page);
    await fill(page, { email });
    await send(page);
    await page.locator(".notice:focus").getByText(words.taken.text).waitFor();
    await page.getByRole("link", { name: words.signIn, exact: true }).click();
    await page.waitForURL("**/connexion/");
    await holdsEmail(page, email);
    assertEquals(await kept(page), ["tremplin.session"]);
  }));

Deno.test("a lost answer is asked for again, and makes one account", () =>
  inPage(async (page) => {
    await openForm(page);
    const email = await fill(page);
    await loseTheAnswer(page);
    await send(page);
    await page.getByText(words.safe).waitFor();
    await page.getByRole("button", { name: trouble.retry }).click();
    await arriveInSpace(page);
    assert(await clientOf(email));
  }));

Deno.test("a lost answer, then another password: the first one is the account's, and that is said", () =>
  inPage(async (page) => {
    await openForm(page);
    const email = await fill(page);
    await loseTheAnswer(page);
    await send(page);
    await page.getByText(words.safe).waitFor();
    await field(page, "password").fill("un autre mot de passe");
    await send(page);
    await heading(page, words.firstPassword.title);
    await page.locator("h1:focus").waitFor();
    await page.getByText(email).waitFor();
    await page.getByRole("link", { name: words.firstPassword.reset }).click();
    await page.waitForURL("**/mot-de-passe/");
    await holdsEmail(page, email);
  }));

Deno.test("an account whose sign-in fails is not made again: only the sign-in is retried", () =>
  inPage(async (page) => {
    const sent = countRequests(page);
    await openForm(page);
    await fill(page);
    await page.route("**/auth/v1/token**", (route) => route.abort());
    await send(page);
    await heading(page, words.created.title);
    await page.getByText(errors.offline).waitFor();
    await page.unroute("**/auth/v1/token**");
    await page.getByRole("button", { name: trouble.retry }).click();
    await arriveInSpace(page);
    assertEquals(sent.count, 1);
  }));

Deno.test("a double click sends once", () =>
  inPage(async (page) => {
    const sent = countRequests(page);
    await openForm(page);
    await fill(page);
    await page.locator("button[type=submit]").dblclick();
    await arriveInSpace(page);
    assertEquals(sent.count, 1);
  }));

Deno.test("the same form sent from two tabs makes one account, and both are in", () =>
  inPage(async (page) => {
    await openForm(page);
    const second = await page.context().newPage();
    await second.goto("/inscription/");
    const email = await fill(page);
    await fill(second, { email });
    await Promise.all([send(page), send(second)]);
    await Promise.all([arriveInSpace(page), arriveInSpace(second)]);
    const [{ count }] = await sql(
      "select count(*)::integer from auth.users where email = $1",
      [email],
    );
    assertEquals(count, 1);
  }));

Deno.test("a simulation that went into another account says so, with the ways on", () =>
  inPage(async (page) => {
    const session = await openForm(page);
    await fill(page);
    assertEquals((await migrate(session, { email: newEmail() })).status, 201);
    await send(page);
    await heading(page, words.migrated.title);
    await page.reload();
    await heading(page, words.migrated.title);
    await page.getByRole("link", { name: words.signIn, exact: true }).waitFor();
    await page.getByRole("link", { name: simulator.startAgain }).click();
    await page.locator("[name=SECTEUR]").first().waitFor();
  }));

for (const [status, code] of [[410, "session_expired"], [404, "session_not_found"]] as const) {
  Deno.test(`${code} while the form is filled in leads to a new simulation`, () =>
    inPage(async (page) => {
      await openForm(page);
      await fill(page);
      await refuse(page, status, code);
      await send(page);
      await heading(page, simulator.lostTitle);
      await page.getByText(errors[code]).waitFor();
      await page.getByRole("link", { name: simulator.startAgain }).waitFor();
    }));
}

Deno.test("a simulation reopened meanwhile is to be finished first", () =>
  inPage(async (page) => {
    await openForm(page);
    await fill(page);
    await refuse(page, 422, "session_incomplete");
    await send(page);
    await heading(page, words.unfinished.title);
    await page.getByRole("link", { name: words.unfinished.resume }).waitFor();
  }));

for (
  const [status, code] of [
    [503, "migration_disabled"],
    [504, "migration_timeout"],
    [409, "session_busy"],
    [500, "internal_error"],
  ] as const
) {
  Deno.test(`${code} keeps what was typed, and waits for another try`, () =>
    inPage(async (page) => {
      await openForm(page);
      const email = await fill(page);
      await refuse(page, status, code);
      await send(page);
      await page.getByText(errors[code]).waitFor();
      assertEquals(await field(page, "email").inputValue(), email);
      assertEquals(await field(page, "password").inputValue(), PASSWORD);
      await page.unroute(MIGRATE);
      await page.getByRole("button", { name: trouble.retry }).click();
      await arriveInSpace(page);
    }));
}

Deno.test("without a network the form waits, and a slow answer is said to be slow", () =>
  inPage(async (page) => {
    await openForm(page);
    await fill(page);
    await page.context().setOffline(true);
    await send(page);
    await page.getByText(errors.offline).waitFor();
    await page.context().setOffline(false);
    const { promise: said, resolve: say } = Promise.withResolvers<void>();
    await page.route(MIGRATE, async (route) => {
      await said;
      await route.continue();
    });
    await page.getByRole("button", { name: trouble.retry }).click();
    await page.getByText(trouble.slow).waitFor();
    say();
    await arriveInSpace(page);
  }));

Deno.test("without a simulation, or before its end, the way leads to the simulator", () =>
  inPage(async (page) => {
    await page.goto("/inscription/");
    await heading(page, words.none.title);
    await holdSimulation(page, await createSession());
    await page.reload();
    await heading(page, words.unfinished.title);
    await page.getByRole("link", { name: words.unfinished.resume }).click();
    await page.locator("[name=SECTEUR]").first().waitFor();
  }));

Deno.test("who is signed in without an account yet gives only the company and the consents", () =>
  inPage(async (page) => {
    const { email } = await newLogin();
    await enter(page, email);
    await openForm(page);
    await page.getByText(words.ledeSignedIn(email)).waitFor();
    assertEquals(await field(page, "password").count(), 0);
    await field(page, "profile.company_name").fill("Transports Léa");
    await field(page, "profile.contact_name").fill("Léa Martin");
    await page.getByRole("button", { name: words.sendSignedIn }).click();
    assertEquals(await faults(page), [words.faults["consents.terms"].other]);
    await field(page, "consents.terms").check();
    await page.getByRole("button", { name: words.sendSignedIn }).click();
    await arriveInSpace(page);
    assertEquals((await clientOf(email)).company_name, "Transports Léa");
    assertEquals(await kept(page), ["tremplin.login"]);
  }));

Deno.test("who is signed out meanwhile signs in first, and finds what he typed", () =>
  inPage(async (page) => {
    const { email } = await newLogin();
    await enter(page, email);
    await openForm(page);
    await field(page, "profile.company_name").fill("Transports Léa");
    await field(page, "profile.contact_name").fill("Léa Martin");
    await field(page, "consents.terms").check();
    await page.evaluate(() => localStorage.removeItem("tremplin.login"));
    await page.getByRole("button", { name: words.sendSignedIn }).click();
    await page.waitForURL("**/connexion/");
    await holdsEmail(page, email);
    await field(page, "password").fill(PASSWORD);
    await page.getByRole("button", { name: signIn.submit }).click();
    await page.waitForURL("**/inscription/");
    await page.locator("form").waitFor();
    assertEquals(await field(page, "profile.company_name").inputValue(), "Transports Léa");
  }));

Deno.test("who has an account and is signed in is sent to it", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await enter(page, email);
    await holdSimulation(page, await finishedSimulation(RESPONSES));
    await page.goto("/inscription/");
    await arriveInSpace(page);
  }));

Deno.test("a reload keeps what was typed but the password, which is kept nowhere", () =>
  inPage(async (page) => {
    await openForm(page);
    const email = await fill(page, { "profile.phone": "06 12 34 56 78" });
    await page.reload();
    assertEquals(await field(page, "email").inputValue(), email);
    assertEquals(await field(page, "profile.phone").inputValue(), "06 12 34 56 78");
    assert(await field(page, "consents.terms").isChecked());
    assert(!await field(page, "consents.marketing").isChecked());
    assertEquals(await field(page, "password").inputValue(), "");
    const places = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
    );
    assert(!places.includes(PASSWORD));
    await field(page, "password").fill(PASSWORD);
    await send(page);
    await arriveInSpace(page);
    assertEquals(await page.evaluate(() => sessionStorage.getItem("tremplin.sign-up")), null);
  }));

Deno.test("who has nothing to claim is offered the account in a line, and a signed-in client his space", () =>
  inPage(async (page) => {
    const nothing = { ...RESPONSES, ...NOTHING };
    await holdSimulation(page, await finishedSimulation(nothing));
    await page.goto("/simulateur/");
    await page.getByRole("link", { name: result.keep.nothing }).waitFor();
    assertEquals(await page.locator(".keep").count(), 0);
    await enter(page, (await givenAccount(RESPONSES)).email);
    await holdSimulation(page, await finishedSimulation(RESPONSES));
    await page.goto("/simulateur/");
    assertEquals(await page.locator(".keep a").getAttribute("href"), "/espace-client/");
  }));

Deno.test("no box is ticked beforehand; what is agreed to opens beside the form, not over it", () =>
  inPage(async (page) => {
    await openForm(page);
    assertEquals(await page.locator(":checked").count(), 0);
    for (const name of [words.terms.conditions, words.terms.privacy]) {
      const opened = page.context().waitForEvent("page");
      await page.getByRole("link", { name, exact: true }).click();
      assert(await (await opened).locator("h1").isVisible());
    }
    assertEquals(new URL(page.url()).pathname, "/inscription/");
  }));

Deno.test("browsers and password managers know each field, and a password can be pasted and read", () =>
  inPage(async (page) => {
    await openForm(page);
    const known = await page.evaluate(() =>
      [...document.querySelectorAll("input")].map(({ name, autocomplete }) => [name, autocomplete])
    );
    assertEquals(known.filter(([name]) => !name.startsWith("consents.")), [
      ["email", "email"],
      ["password", "new-password"],
      ["profile.company_name", "organization"],
      ["profile.siren", "off"],
      ["profile.anciennete_entreprise", "off"],
      ["profile.contact_name", "name"],
      ["profile.phone", "tel"],
    ]);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate((text) => navigator.clipboard.writeText(text), PASSWORD);
    await field(page, "password").focus();
    await page.keyboard.press("ControlOrMeta+V");
    assertEquals(await field(page, "password").inputValue(), PASSWORD);
    await page.getByRole("button", { name: form.show }).click();
    assertEquals(await field(page, "password").getAttribute("type"), "text");
  }));

Deno.test("the form is filled in and sent by keyboard alone", () =>
  inPage(async (page) => {
    await openForm(page);
    const typed: Record<string, string> = {
      email: newEmail(),
      password: PASSWORD,
      "profile.company_name": "Transports Léa",
      "profile.contact_name": "Léa Martin",
    };
    for (let tabs = 0; tabs < 40; tabs++) {
      await page.keyboard.press("Tab");
      const [name, type] = await page.evaluate(() => {
        const { name, type } = document.activeElement as HTMLInputElement;
        return [name, type];
      });
      if (typed[name]) await page.keyboard.type(typed[name]);
      if (name === "consents.terms") await page.keyboard.press("Space");
      if (type === "submit") break;
    }
    await page.keyboard.press("Enter");
    await arriveInSpace(page);
  }));

lookAtEach(inPage, "the sign-up page", SIGN_UP_STATES);
