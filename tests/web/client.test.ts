/// <reference lib="dom" />
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { client, errors, result, review, signedOut, trouble } from "../../web/src/texts.ts";
import { answer, createSession, newLogin, sql } from "../http/_support/stack.ts";
import {
  enter,
  fileStatus,
  finishedSimulation,
  givenAccount,
  holdSimulation,
  setFileStatus,
} from "./_support/account.ts";
import {
  card,
  DASHBOARD,
  HAULIER,
  NOTHING,
  openSpace,
  SMALLER,
  STATES,
} from "./_support/client_space.ts";
import { findBarriers, findOverflow, findSmallTargets, headingLevels } from "./_support/inspect.ts";
import { keyboard, mouse } from "./_support/journey.ts";
import { PHONE, useSite } from "./_support/visit.ts";

const inPage = useSite();

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

function part(page: Page, title: string) {
  return page.getByRole("region", { name: title, exact: true });
}

/** Typographic spaces as plain ones. */
async function words(of: { innerText(): Promise<string> }): Promise<string> {
  return (await of.innerText()).replace(/[\u00a0\u202f]/g, " ").replace(/\s+/g, " ");
}

Deno.test("who is not signed in is sent to the sign-in page", () =>
  inPage(async (page) => {
    await page.goto("/espace-client/");
    await page.waitForURL("**/connexion/");
  }));

Deno.test("a client is greeted by name, and told what the latest simulation comes to", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER, SMALLER);
    await openSpace(page, email);
    await heading(page, "Transports Durand");
    const welcome = await words(page.locator(".welcome"));
    assertStringIncludes(welcome, "Bonjour Anne Durand. Voici ce que vous pouvez demander.");
    const totals = await words(part(page, client.totals));
    assertStringIncludes(totals, "Simulation indicative");
    assertStringIncludes(totals, "Ce que la loi fixe, par an 1 867,20 €");
    assert(!totals.includes("Ce qu’on vous doit"), totals);
  }));

Deno.test("each product says what it may bring, how sure that is, why, and how it is calculated", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await openSpace(page, email);
    const ticpe = card(page, "TICPE");
    const closed = await words(ticpe);
    assertStringIncludes(closed, "9 336 € par an");
    assertStringIncludes(closed, result.states.fixed);
    await ticpe.getByText(client.file.more).click();
    await ticpe.getByText(result.calculation).click();
    const opened = await words(ticpe);
    assertStringIncludes(opened, result.criteria.held);
    assertStringIncludes(opened, "Accise sur le gazole");
  }));

Deno.test("a double click asks once; the page says who does what next, and still does later", () =>
  inPage(async (page) => {
    const account = await givenAccount(HAULIER);
    await openSpace(page, account.email);
    await card(page, "TICPE").getByRole("button", { name: client.file.ask }).dblclick();
    const thanks = card(page, "TICPE").locator(".thanks:focus");
    await thanks.waitFor();
    assertEquals(await fileStatus(account, "TICPE"), "requested");
    const [{ count }] = await sql(
      `select count(*)::int from app.audit_event
        where client_id = $1 and kind = 'file_requested'`,
      [account.clientId],
    );
    assertEquals(count, 1);
    await page.reload();
    const later = await words(card(page, "TICPE"));
    assertStringIncludes(later, "Accompagnement demandé le");
    assertStringIncludes(later, `06 12 34 56 78 ou à l’adresse ${account.email}`);
    assertEquals(await card(page, "TICPE").getByRole("button").count(), 0);
    assertStringIncludes(await words(page.locator(".welcome")), "Vos dossiers : 1 demandé.");
  }));

Deno.test("a request that fails can be made again", () =>
  inPage(async (page) => {
    const account = await givenAccount(HAULIER);
    await openSpace(page, account.email);
    const request = "**/rest/v1/rpc/client_request_produit";
    await page.route(request, (route) => route.fulfill({ status: 503, body: "{}" }));
    await card(page, "TICPE").getByRole("button", { name: client.file.ask }).click();
    await page.getByText(errors.internal_error).waitFor();
    await page.unroute(request);
    await mouse.press(page, trouble.retry);
    await card(page, "TICPE").locator(".thanks").waitFor();
    assertEquals(await fileStatus(account, "TICPE"), "requested");
  }));

Deno.test("a file says in words how far it is; what is in place is not proposed", () =>
  inPage(async (page) => {
    const account = await givenAccount({ ...HAULIER, DEJA_EN_PLACE: ["ELEC"] });
    await setFileStatus(account, "TICPE", "in_progress");
    await setFileStatus(account, "DFS", "done");
    await setFileStatus(account, "TVA", "abandoned");
    await openSpace(page, account.email);
    assertStringIncludes(await words(card(page, "TICPE")), "Dossier en cours depuis le");
    assertEquals(
      await card(page, "TICPE").locator("[aria-current=step]").innerText(),
      client.file.steps.in_progress,
    );
    assertStringIncludes(await words(card(page, "DFS")), "Dossier terminé le");
    assertStringIncludes(await words(card(page, "TVA")), "Dossier arrêté le");
    assertStringIncludes(await words(card(page, "ELEC")), result.states.inPlace);
    assertEquals(await card(page, "ELEC").getByRole("button").count(), 0);
    assertStringIncludes(
      await words(page.locator(".welcome")),
      "Vos dossiers : 1 en cours, 1 terminé, 1 arrêté.",
    );
  }));

Deno.test("a product says when its estimate changed, and when it is no longer found", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER, SMALLER);
    await openSpace(page, email);
    assertStringIncludes(
      await words(card(page, "TICPE")),
      "9 336 € avant, 1 867,20 € maintenant.",
    );
    assertEquals(
      await page.locator(".file", { hasText: client.file.notInLatest }).locator("h3")
        .allInnerTexts(),
      ["Renégociation électricité", "Recouvrement de créances"],
    );
  }));

Deno.test("documents are told once each, with what they serve, for files that are not closed", () =>
  inPage(async (page) => {
    const account = await givenAccount(HAULIER);
    await setFileStatus(account, "ELEC", "done");
    await openSpace(page, account.email);
    const list = part(page, client.documents.title);
    const names = await Promise.all((await list.locator("li > span:first-child").all()).map(words));
    assertEquals(names.length, new Set(names).size);
    assert(names.includes("Extrait Kbis de moins de 3 mois"));
    assert(!names.includes("Contrat d’électricité en cours"));
    assertStringIncludes(
      await words(list.locator("li", { hasText: "Certificats d’immatriculation" })),
      "Remboursement d’accise sur le gazole (ex-TICPE), Chronotachygraphes numériques",
    );
  }));

Deno.test("the history tells what each simulation changed, and keeps answers and results", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER, SMALLER);
    await openSpace(page, email);
    const [latest, first] = await page.locator(".history > li").all();
    const changed = await words(latest);
    assertStringIncludes(changed, "Total fixé par la loi, par an 9 336 € puis 1 867,20 €");
    assertStringIncludes(changed, "Renégociation gaz nouveau puis jusqu’à 240 €");
    assertStringIncludes(
      changed,
      "Renégociation électricité jusqu’à 1 200 € puis ne s’applique plus",
    );
    assertStringIncludes(await words(first), client.history.first);
    await first.getByText(client.history.open).click();
    const kept = await words(first);
    assertStringIncludes(kept, "5 000 litres");
    assertStringIncludes(kept, "9 336 €");
  }));

Deno.test("the same simulation again changes nothing, and says so", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER, HAULIER);
    await openSpace(page, email);
    await page.locator(".history").getByText(client.history.same).waitFor();
  }));

Deno.test("the profile tells each value with where it comes from", () =>
  inPage(async (page) => {
    const { email } = await givenAccount({ ...HAULIER, CA: null });
    await openSpace(page, email);
    const profile = await words(part(page, client.profile.title));
    assertStringIncludes(profile, "Transports Durand saisi à l’inscription");
    assertStringIncludes(profile, `${email} celle de votre connexion`);
    assertStringIncludes(profile, "SIREN non renseigné");
    assertStringIncludes(
      profile,
      "Transport routier de marchandises votre réponse à la simulation",
    );
    assertStringIncludes(profile, "960 000 € par an estimé");
    assertStringIncludes(profile, "5 ans valeur par défaut");
  }));

Deno.test("everything can be taken away in one file", () =>
  inPage(async (page) => {
    const { email, clientId } = await givenAccount(HAULIER);
    await openSpace(page, email);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      mouse.press(page, client.account.export),
    ]);
    const today = new Date().toISOString().slice(0, 10);
    assertEquals(download.suggestedFilename(), `tremplin-${today}.json`);
    const held = JSON.parse(await Deno.readTextFile(await download.path()));
    assertEquals(held.client.id, clientId);
    assertEquals(held.email, email);
    assertEquals(held.simulations[0].responses.CA, HAULIER.CA);
    await page.getByText(client.account.exported(`tremplin-${today}.json`)).waitFor();
  }));

Deno.test("who signs out is out, and does not come back by the way he came", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await page.goto("/confidentialite/");
    await openSpace(page, email);
    await mouse.press(page, client.signOut);
    await page.waitForURL((url) => url.pathname === "/");
    assertEquals(await page.evaluate(() => localStorage.getItem("tremplin.login")), null);
    await page.goto("/espace-client/");
    await page.waitForURL("**/connexion/");
  }));

Deno.test("this browser's simulation is added on demand; the page says what that does, then what it did", () =>
  inPage(async (page) => {
    const account = await givenAccount(HAULIER);
    await setFileStatus(account, "TICPE", "in_progress");
    await enter(page, account.email);
    await holdSimulation(page, await finishedSimulation(SMALLER));
    await page.goto("/espace-client/");
    const proposal = part(page, client.pending.title);
    assertStringIncludes(
      await words(proposal),
      "Si vous l’ajoutez : 1 produit sera ajouté, 1 estimation sera mise à jour, 1 dossier déjà ouvert gardera son avancement, 2 produits qu’elle ne retient pas resteront tels quels.",
    );
    await proposal.getByRole("button", { name: client.pending.attach }).dblclick();
    const done = page.locator(".notice:focus");
    await done.waitFor();
    assertEquals(
      await words(done),
      "Simulation ajoutée : 1 produit ajouté, 1 estimation mise à jour, 1 dossier ouvert garde son avancement, 2 produits qu’elle ne retient pas restent tels quels.",
    );
    assertEquals(await proposal.count(), 0);
    assertEquals(await page.locator(".history > li").count(), 2);
    assertStringIncludes(await words(card(page, "TICPE")), "Dossier en cours");
    await page.getByRole("button", { name: client.again }).waitFor();
  }));

Deno.test("what adding it would do is told anew once a file is asked for", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    await holdSimulation(page, await finishedSimulation(SMALLER));
    await page.goto("/espace-client/");
    const proposal = part(page, client.pending.title);
    assert(!(await words(proposal)).includes(client.pending.plan.protected(1)));
    await card(page, "TICPE").getByRole("button", { name: client.file.ask }).click();
    await card(page, "TICPE").locator(".thanks").waitFor();
    await proposal.getByText(client.pending.plan.protected(1)).waitFor();
  }));

Deno.test("a simulation that finds less is said to leave the rest as it is", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    await holdSimulation(page, await finishedSimulation(NOTHING));
    await page.goto("/espace-client/");
    assertStringIncludes(
      await words(part(page, client.pending.title)),
      "Si vous l’ajoutez : votre historique sera complété, et aucun produit ne changera.",
    );
  }));

Deno.test("the same answers again are said to change nothing, before and after", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    await holdSimulation(page, await finishedSimulation(HAULIER));
    await page.goto("/espace-client/");
    const proposal = part(page, client.pending.title);
    assertStringIncludes(
      await words(proposal),
      "Si vous l’ajoutez : votre historique sera complété, et aucun produit ne changera.",
    );
    await proposal.getByRole("button", { name: client.pending.attach }).click();
    assertEquals(
      await words(page.locator(".notice:focus")),
      "Simulation ajoutée : votre historique est complété, et aucun produit n’a changé.",
    );
  }));

Deno.test("a simulation can be added when what that does could not be told", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    await holdSimulation(page, await finishedSimulation(SMALLER));
    await page.route("**/session-migration/preview", (route) => route.abort());
    await page.goto("/espace-client/");
    const proposal = part(page, client.pending.title);
    assertStringIncludes(await words(proposal), client.pending.unplanned);
    await proposal.getByRole("button", { name: client.pending.attach }).click();
    await page.getByText(client.attached.unplanned).waitFor();
  }));

Deno.test("what the page before added to the account is told, once", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    await page.evaluate(
      (words) => sessionStorage.setItem("tremplin.attached", JSON.stringify(words)),
      "2 produits ajoutés, 1 estimation mise à jour.",
    );
    await page.goto("/espace-client/");
    await page.getByText("2 produits ajoutés, 1 estimation mise à jour.").waitFor();
    await page.reload();
    await page.locator(".welcome").waitFor();
    assertEquals(await page.getByText(client.attached.title).count(), 0);
  }));

Deno.test("a simulation that has its account already is not proposed, and makes way for a new one", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    await page.evaluate(() =>
      localStorage.setItem("tremplin.session", JSON.stringify({ id: "gone", token: "gone" }))
    );
    await page.goto("/espace-client/");
    await page.locator(".welcome").waitFor();
    assertEquals(await part(page, client.pending.title).count(), 0);
    await mouse.press(page, client.again);
    await heading(page, review.title);
  }));

Deno.test("another simulation begins with the last answers, and is then offered to the account", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER, SMALLER);
    await openSpace(page, email);
    await page.getByRole("button", { name: client.again }).dblclick();
    await heading(page, review.title);
    assertStringIncludes(await words(page.locator(".review")), "1 000 litres");
    await mouse.press(page, review.confirm);
    await page.locator(".headline").waitFor();
    await page.goto("/espace-client/");
    await part(page, client.pending.title).waitFor();
  }));

Deno.test("an answer that no longer fits is asked again in another simulation", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await openSpace(page, email);
    await page.route("**/simulator/sessions/*/responses", (route) => {
      const { responses } = route.request().postDataJSON();
      if (!("CA" in responses)) return route.continue();
      return route.fulfill({
        status: 422,
        json: { code: "invalid_responses", details: [{ field: "CA", code: "above_max" }] },
      });
    });
    await mouse.press(page, client.again);
    await page.locator('[name="CA"]').waitFor();
  }));

Deno.test("a simulation that this browser has begun is taken up, not replaced", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    const session = await createSession();
    await answer(session, { SECTEUR: "btp" });
    await holdSimulation(page, session);
    await page.goto("/espace-client/");
    await mouse.press(page, client.resume);
    await page.locator('[name="EFFECTIF"]').waitFor();
  }));

Deno.test("a login without client is led to the simulator, or on with what this browser has", () =>
  inPage(async (page) => {
    const { email } = await newLogin();
    await enter(page, email);
    await page.goto("/espace-client/");
    await heading(page, client.noClient.title);
    assertEquals(
      await page.getByText(client.noClient.simulate).getAttribute("href"),
      "/simulateur/",
    );
    await holdSimulation(page, await finishedSimulation(HAULIER));
    await page.reload();
    const on = page.getByText(client.noClient.finish);
    assertEquals(await on.getAttribute("href"), "/inscription/");
  }));

Deno.test("an operator without client is led to his own space", () =>
  inPage(async (page) => {
    const { email, id } = await newLogin();
    await sql(
      `update auth.users set raw_app_meta_data = raw_app_meta_data || '{"role": "operator"}'
        where id = $1`,
      [id],
    );
    await enter(page, email);
    await page.goto("/espace-client/");
    await page.waitForURL("**/espace-operateur/");
  }));

Deno.test("a client with nothing to claim gets three things to do", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(NOTHING);
    await openSpace(page, email);
    await page.getByRole("heading", { name: client.produits.nothing }).waitFor();
    assertEquals(await page.locator(".next-steps li").count(), 3);
    assertEquals(await part(page, client.documents.title).count(), 0);
    assertEquals(await page.getByText(client.file.ask).count(), 0);
  }));

Deno.test("a service that cannot be reached, or that fails, is said, and tried again", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    await page.route(DASHBOARD, (route) => route.abort());
    await page.goto("/espace-client/");
    await heading(page, client.failedTitle);
    await page.getByText(errors.offline).waitFor();
    await page.unroute(DASHBOARD);
    await page.route(DASHBOARD, (route) => route.fulfill({ status: 500, body: "{}" }));
    await mouse.press(page, trouble.retry);
    await page.getByText(errors.internal_error).waitFor();
    await page.unroute(DASHBOARD);
    await mouse.press(page, trouble.retry);
    await heading(page, "Transports Durand");
  }));

Deno.test("a slow answer is said to be slow", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await enter(page, email);
    const { promise: said, resolve: say } = Promise.withResolvers<void>();
    await page.route(DASHBOARD, async (route) => {
      await said;
      await route.continue();
    });
    await page.goto("/espace-client/");
    await page.getByText(client.loading).waitFor();
    await page.getByText(trouble.slow).waitFor();
    say();
    await heading(page, "Transports Durand");
  }));

Deno.test("a login that is over is said, and leads to the sign-in page, which lets sign in", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(HAULIER);
    await openSpace(page, email);
    await page.route(
      "**/rest/v1/rpc/*",
      (route) => route.fulfill({ status: 401, json: { code: "PGRST303", message: "JWT expired" } }),
    );
    await card(page, "TICPE").getByRole("button", { name: client.file.ask }).click();
    await heading(page, signedOut.title);
    await mouse.press(page, signedOut.signIn);
    await page.waitForURL("**/connexion/");
    await page.locator('input[type="password"]').waitFor();
  }));

Deno.test("the keyboard alone opens a product, asks, and adds a simulation", () =>
  inPage(async (page) => {
    const account = await givenAccount(HAULIER);
    await enter(page, account.email);
    await holdSimulation(page, await finishedSimulation(SMALLER));
    await page.goto("/espace-client/");
    await page.locator(".welcome").waitFor();
    await keyboard.press(page, client.pending.attach);
    await page.locator(".notice:focus").waitFor();
    await keyboard.press(page, `${client.file.ask} : Renégociation gaz`);
    await card(page, "GAZ").locator(".thanks:focus").waitFor();
    await keyboard.press(page, `${client.file.more} : Renégociation gaz`);
    await card(page, "GAZ").locator(".criteria").waitFor();
    assertEquals(await fileStatus(account, "GAZ"), "requested");
  }));

for (const [state, arrive] of Object.entries(STATES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    Deno.test(`the space ${state} has no barrier, and targets for a thumb, ${colorScheme}`, () =>
      inPage(async (page) => {
        await arrive(page);
        assertEquals(await findBarriers(page), []);
        assertEquals(await findSmallTargets(page), []);
        const levels = await headingLevels(page);
        levels.forEach((level, place) =>
          assert(level <= (levels[place - 1] ?? 0) + 1, `${levels}`)
        );
      }, { viewport: PHONE, colorScheme }));
  }

  Deno.test(`the space ${state} does not scroll sideways at 320 px, nor with text twice as large`, () =>
    inPage(async (page) => {
      await arrive(page);
      assertEquals(await findOverflow(page), []);
      await page.setViewportSize({ width: 640, height: 400 });
      assertEquals(await findOverflow(page), []);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      assertEquals(await findOverflow(page), []);
    }, { viewport: { width: 320, height: 640 } }));
}
