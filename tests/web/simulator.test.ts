/// <reference lib="dom" />
import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { euros } from "../../web/src/format.ts";
import { errors, privacy, question, review, simulator, trouble } from "../../web/src/texts.ts";
import { answer, mouse } from "./_support/journey.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

const CONSULTANT = {
  SECTEUR: "services_entreprises",
  EFFECTIF: 3,
  CA: 240_000,
  VEHICULES: false,
  PROPRIETAIRE: false,
  ELEC_MENSUEL: null,
  GAZ_MENSUEL: 0,
  TRAVAUX_ENERGIE: false,
  RECHERCHE: false,
  IMPAYES: 0,
  ACHATS_ETRANGER: false,
  DEJA_EN_PLACE: ["aucun"],
};

const TAXI = {
  SECTEUR: "taxi",
  EFFECTIF: 0,
  CA: 58_000,
  VEHICULES: true,
  TYPES_VEHICULES: ["taxi"],
  LITRES_TAXIS: 240,
};

const RESPONSES = "**/api/simulator/sessions/*/responses";

async function arriveAt(page: Page, code: string): Promise<void> {
  await page.locator(`[name="${code}"]`).first().waitFor();
}

async function answerAll(page: Page, answers: Record<string, unknown>): Promise<void> {
  for (const [code, value] of Object.entries(answers)) {
    await arriveAt(page, code);
    await answer(page, mouse, code, value);
  }
}

/** Answers as the consultant up to a question, which is left open. */
async function goTo(page: Page, code: keyof typeof CONSULTANT): Promise<void> {
  await page.goto("/simulateur/");
  for (const [asked, value] of Object.entries(CONSULTANT)) {
    await arriveAt(page, asked);
    if (asked === code) return;
    await answer(page, mouse, asked, value);
  }
}

async function goToReview(page: Page): Promise<void> {
  await goTo(page, "DEJA_EN_PLACE");
  await answer(page, mouse, "DEJA_EN_PLACE", ["aucun"]);
  await heading(page, review.title);
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

function back(page: Page): Promise<void> {
  return mouse.press(page, simulator.back);
}

Deno.test("who only looks leaves nothing; a double click saves once", () =>
  inPage(async (page) => {
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(request.method());
    });
    await goTo(page, "SECTEUR");
    assertEquals(sent, []);
    await mouse.choose(page, "SECTEUR", ["btp"]);
    await page.locator("button[type=submit]").dblclick();
    await arriveAt(page, "EFFECTIF");
    assertEquals(sent, ["POST", "PUT"]);
  }));

Deno.test("each question takes the focus to its heading and names the page", () =>
  inPage(async (page) => {
    await goTo(page, "EFFECTIF");
    const title = await page.locator("h1:focus").innerText();
    assertStringIncludes(await page.title(), title);
  }));

Deno.test("going back shows the answer and loses none of the later ones", () =>
  inPage(async (page) => {
    await goTo(page, "PROPRIETAIRE");
    await back(page);
    await arriveAt(page, "VEHICULES");
    await back(page);
    await arriveAt(page, "CA");
    assertEquals(await page.locator("input").inputValue(), "240\u202f000");
    await answer(page, mouse, "CA", 250_000);
    await arriveAt(page, "PROPRIETAIRE");
    await page.goBack();
    await arriveAt(page, "CA");
    assertEquals(await page.locator("input").inputValue(), "250\u202f000");
    await page.goForward();
    await arriveAt(page, "PROPRIETAIRE");
  }));

Deno.test("the second click of a double one does not answer the next question", () =>
  inPage(async (page) => {
    await page.goto("/simulateur/");
    await page.locator("label").filter({ has: page.locator('input[value="taxi"]') }).click();
    const next = page.getByRole("button", { name: question.next });
    await next.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await next.boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    await arriveAt(page, "EFFECTIF");
    // Where the first button was is now the one that says « je ne sais pas ».
    const unknown = page.getByRole("button", { name: question.unknown });
    await unknown.hover();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.waitForTimeout(300);
    await arriveAt(page, "EFFECTIF");
    await unknown.click();
    await arriveAt(page, "CA");
  }));

Deno.test("a double click on the way back does not leave the page", () =>
  inPage(async (page) => {
    await page.goto("/");
    await goTo(page, "EFFECTIF");
    await page.getByRole("button", { name: simulator.back }).dblclick();
    await arriveAt(page, "SECTEUR");
    await answer(page, mouse, "SECTEUR", "btp");
    await arriveAt(page, "EFFECTIF");
  }));

Deno.test("a second tab takes up where the first one is; the address never holds a secret", () =>
  inPage(async (page) => {
    await goTo(page, "CA");
    const second = await page.context().newPage();
    await second.goto("/simulateur/");
    await arriveAt(second, "CA");
    await second.getByText(simulator.resumed).waitFor();
    await answer(second, mouse, "CA", 1);
    await arriveAt(second, "VEHICULES");
    assertEquals(new URL(second.url()).pathname, "/simulateur/");
    assertEquals(new URL(second.url()).search + new URL(second.url()).hash, "");
  }));

Deno.test("a reload in the middle keeps the place, the answers and what they come to so far", () =>
  inPage(async (page) => {
    await page.goto("/simulateur/");
    await answerAll(page, TAXI);
    await arriveAt(page, "PROPRIETAIRE");
    const soFar = await page.locator(".so-far").innerText();
    assertStringIncludes(soFar, euros(879.84));
    await page.reload();
    await arriveAt(page, "PROPRIETAIRE");
    assertEquals(await page.locator(".so-far").innerText(), soFar);
    await back(page);
    await arriveAt(page, "LITRES_TAXIS");
    assertEquals(await page.locator("input").inputValue(), "240");
  }));

Deno.test("a reload on an earlier question stays on it, and the way forward is still there", () =>
  inPage(async (page) => {
    await goTo(page, "PROPRIETAIRE");
    await page.goBack();
    await page.goBack();
    await arriveAt(page, "CA");
    await page.reload();
    await arriveAt(page, "CA");
    assertEquals(await page.locator("input").inputValue(), "240\u202f000");
    await page.goForward();
    await arriveAt(page, "VEHICULES");
    await page.goForward();
    await arriveAt(page, "PROPRIETAIRE");
  }));

Deno.test("who leaves for another page comes back to the question he left, by the browser's button", () =>
  inPage(async (page) => {
    await goTo(page, "CA");
    await page.locator("a[href='/confidentialite/']").click();
    await page.getByRole("heading", { level: 1, name: privacy.title }).waitFor();
    await page.goBack();
    await arriveAt(page, "CA");
    await page.goBack();
    await arriveAt(page, "EFFECTIF");
    assertEquals(await page.locator("input").inputValue(), "3");
  }));

Deno.test("the result on the screen is the one that is kept, though a second tab has begun anew", () =>
  inPage(async (page) => {
    await goToReview(page);
    await mouse.press(page, review.confirm);
    await page.locator(".headline").waitFor();
    const second = await page.context().newPage();
    await second.goto("/simulateur/");
    await second.evaluate(() => localStorage.removeItem("tremplin.session"));
    await second.reload();
    await arriveAt(second, "SECTEUR");
    await answer(second, mouse, "SECTEUR", "taxi");
    await page.locator(".keep a").click();
    await page.locator("#email").waitFor();
    assertStringIncludes(await page.locator("main").innerText(), "240\u202f000");
  }));

Deno.test("what a second tab opens meanwhile is asked in the first one too", () =>
  inPage(async (page) => {
    await goTo(page, "DEJA_EN_PLACE");
    const second = await page.context().newPage();
    await second.goto("/simulateur/");
    for (const code of ["DEJA_EN_PLACE", "ACHATS_ETRANGER", "IMPAYES"]) {
      await arriveAt(second, code);
      if (code !== "IMPAYES") await back(second);
    }
    await answer(second, mouse, "IMPAYES", 500);
    await arriveAt(second, "IMPAYES_NOMBRE");
    await answer(page, mouse, "DEJA_EN_PLACE", ["aucun"]);
    await arriveAt(page, "IMPAYES_NOMBRE");
    await answer(second, mouse, "IMPAYES_NOMBRE", 2);
    await answer(page, mouse, "IMPAYES_NOMBRE", 2);
    await heading(page, review.title);
  }));

Deno.test("a wrong figure is said beside its field, and leaves when it is put right", () =>
  inPage(async (page) => {
    await goTo(page, "EFFECTIF");
    await answer(page, mouse, "EFFECTIF", 2.5);
    const field = page.locator('input[name="EFFECTIF"]');
    assertEquals(await field.getAttribute("aria-describedby"), "help fault");
    assertEquals(await field.getAttribute("aria-invalid"), "true");
    await field.fill("11");
    assertEquals(await page.locator("#fault").count(), 0);
  }));

Deno.test("a figure that another answer forbids is refused, and asked again when that one falls", () =>
  inPage(async (page) => {
    await page.goto("/simulateur/");
    await answerAll(page, {
      SECTEUR: "transport_marchandises",
      EFFECTIF: 12,
      CA: null,
      VEHICULES: false,
      CHAUFFEURS: 13,
    });
    await page.getByText(question.fault("above_question", "number", { min: "", max: "" }))
      .waitFor();
    await answer(page, mouse, "CHAUFFEURS", 9);
    await arriveAt(page, "PROPRIETAIRE");
    for (const code of ["CHAUFFEURS", "VEHICULES", "CA", "EFFECTIF"]) {
      await back(page);
      await arriveAt(page, code);
    }
    await answer(page, mouse, "EFFECTIF", 5);
    await arriveAt(page, "CHAUFFEURS");
    assertEquals(await page.locator("input").inputValue(), "");
  }));

Deno.test("without a network, an answer waits for another try", () =>
  inPage(async (page) => {
    await goTo(page, "EFFECTIF");
    await page.context().setOffline(true);
    await answer(page, mouse, "EFFECTIF", 3);
    await page.getByText(errors.offline).waitFor();
    await page.context().setOffline(false);
    await mouse.press(page, trouble.retry);
    await arriveAt(page, "CA");
  }));

Deno.test("a failure of the service is said, and forgotten once the answer changes", () =>
  inPage(async (page) => {
    await goTo(page, "EFFECTIF");
    await page.route(RESPONSES, (route) => route.fulfill({ status: 502, body: "<p>" }));
    await answer(page, mouse, "EFFECTIF", 3);
    await page.getByText(errors.internal_error).waitFor();
    await page.unroute(RESPONSES);
    await mouse.type(page, "EFFECTIF", "4");
    assertEquals(await page.getByText(errors.internal_error).count(), 0);
    await answer(page, mouse, "EFFECTIF", 4);
    await arriveAt(page, "CA");
  }));

Deno.test("a slow answer is said to be slow", () =>
  inPage(async (page) => {
    await goTo(page, "EFFECTIF");
    const { promise: said, resolve: say } = Promise.withResolvers<void>();
    await page.route(RESPONSES, async (route) => {
      await said;
      await route.continue();
    });
    await answer(page, mouse, "EFFECTIF", 3);
    await page.getByText(trouble.slow).waitFor();
    say();
    await arriveAt(page, "CA");
  }));

Deno.test("an answer is changed from the review, which then has what it opened", () =>
  inPage(async (page) => {
    await goToReview(page);
    const count = await page.locator(".review dt").count();
    await page.getByRole("button", { name: "Locaux en propriété" }).click();
    await arriveAt(page, "PROPRIETAIRE");
    await answer(page, mouse, "PROPRIETAIRE", true);
    await arriveAt(page, "TAXE_FONCIERE");
    await answer(page, mouse, "TAXE_FONCIERE", 1800.5);
    await heading(page, review.title);
    assertEquals(await page.locator(".review dt").count(), count + 1);
    await page.getByText("1\u202f800,50\u00a0€ par an").waitFor();
  }));

Deno.test("the result is there again after a reload, and in a new tab", () =>
  inPage(async (page) => {
    await goToReview(page);
    await mouse.press(page, review.confirm);
    await page.locator(".headline").waitFor();
    await page.reload();
    await page.locator(".headline").waitFor();
    const second = await page.context().newPage();
    await second.goto("/simulateur/");
    await second.locator(".headline").waitFor();
    await page.goBack();
    await heading(page, review.title);
  }));

Deno.test("a simulation that is no longer there says so and offers a new one", () =>
  inPage(async (page) => {
    await page.goto("/");
    await page.evaluate(() =>
      localStorage.setItem("tremplin.session", JSON.stringify({ id: "gone", token: "gone" }))
    );
    await page.goto("/simulateur/");
    await heading(page, simulator.lostTitle);
    await page.getByText(errors.session_not_found).waitFor();
    await mouse.press(page, simulator.startAgain);
    await arriveAt(page, "SECTEUR");
  }));

Deno.test("a browser that keeps nothing still gets through, for as long as its page is open", () =>
  inPage(async (page) => {
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new Error("refused");
        },
      })
    );
    await goTo(page, "VEHICULES");
  }));

Deno.test("starting again forgets the answers", () =>
  inPage(async (page) => {
    await goTo(page, "CA");
    await page.reload();
    page.on("dialog", (dialog) => dialog.accept());
    await mouse.press(page, simulator.restart);
    await arriveAt(page, "SECTEUR");
    assertEquals(await page.evaluate(() => localStorage.length), 0);
    assertEquals(await page.locator(":checked").count(), 0);
  }));
