/// <reference lib="dom" />
import { existsSync } from "node:fs";
import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { problems } from "../../functions/_shared/problem.ts";
import { REPOSITORY } from "../../local/settings.ts";
import { errors, operator as words, signedOut, trouble } from "../../web/src/texts.ts";
import { completedSession, migrate, newLogin, send, sql } from "../http/_support/stack.ts";
import { enter } from "./_support/account.ts";
import {
  findBarriers,
  findMotion,
  findOverflow,
  findSmallTargets,
  headingLevels,
} from "./_support/inspect.ts";
import { keyboard, mouse } from "./_support/journey.ts";
import {
  enterAsOperator,
  FAILURES,
  failures,
  NOTHING,
  openBoard,
  SOME,
  STATS,
} from "./_support/operator.ts";
import { PHONE, useSite } from "./_support/visit.ts";

const inPage = useSite();

function refusing(status: number, code: string) {
  return { status, json: { code, message: "", details: null, hint: null } };
}

async function listed(page: Page): Promise<string[]> {
  const numbers = await page.locator(".numbers dd:first-of-type").allInnerTexts();
  return numbers.map((text) => text.slice(-2));
}

Deno.test("who is not signed in is sent where one signs in", () =>
  inPage(async (page) => {
    await page.goto("/espace-operateur/");
    await page.waitForURL("**/connexion/");
  }));

Deno.test("who signs in and is no operator is refused calmly, and shown to the client area", () =>
  inPage(async (page) => {
    await enter(page, (await newLogin()).email);
    await page.goto("/espace-operateur/");
    await page.getByRole("heading", { level: 1, name: words.refused.title }).waitFor();
    const link = page.getByRole("link", { name: words.refused.toClient });
    assertEquals(await link.getAttribute("href"), "/espace-client/");
    assertEquals(await page.locator(".operator-head, .records").count(), 0);
    assertEquals(await findBarriers(page), []);
  }));

Deno.test("a login that the service no longer knows is forgotten, and asked for again", () =>
  inPage(async (page) => {
    await enterAsOperator(page);
    await page.route(STATS, (route) => route.fulfill(refusing(401, "unauthorized")));
    await page.goto("/espace-operateur/");
    await page.getByRole("heading", { level: 1, name: signedOut.title }).waitFor();
    assertEquals(await page.evaluate(() => localStorage.getItem("tremplin.login")), null);
  }));

Deno.test("a migration that fails is there to follow, until its visitor repeats it", () =>
  inPage(async (page) => {
    const session = await completedSession();
    const request = crypto.randomUUID();
    // As a real visitor's: what tests make is not shown.
    await sql("update app.temporary_session set is_test = false where id = $1", [
      session.session_id,
    ]);
    await sql("select api.record_migration_failure($1, $2, 'internal_error', 'create_client')", [
      session.session_id,
      request,
    ]);
    try {
      await enterAsOperator(page);
      await page.goto("/espace-operateur/");
      const card = page.getByRole("row").filter({ hasText: request });
      await card.waitFor();
      const text = await card.innerText();
      for (
        const told of [
          ...[words.failures.codes.internal_error, "internal_error"],
          ...[words.failures.steps.create_client, "create_client", session.session_id],
        ]
      ) assertStringIncludes(text, told);

      const { body } = await migrate(session);
      await mouse.press(page, words.refresh);
      await card.waitFor({ state: "detached" });
      await mouse.press(page, words.failures.states.settled.name);
      await card.waitFor();

      await sql("select app.delete_auth_user($1)", [body.client_id]);
      await page.reload();
      await mouse.press(page, words.failures.states.settled.name);
      await card.waitFor();
    } finally {
      await sql("delete from app.migration_failure where request_id = $1", [request]);
      await sql(
        "select app.delete_auth_user(client_id) from app.temporary_session where id = $1",
        [session.session_id],
      );
    }
  }));

Deno.test("the four statistics are those of the service", () =>
  inPage(async (page) => {
    await enterAsOperator(page);
    await page.goto("/espace-operateur/");
    await page.locator(".funnel").waitFor();
    const { body } = await send("GET", "session-migration/stats", { key: "secret" });
    const french = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
    const shown = await page.locator(".funnel .count").allInnerTexts();
    assertEquals(
      [shown[0], shown[2], shown[3]],
      [body.total_sessions, body.completed_sessions, body.migrated_sessions].map(french.format),
    );
    assertStringIncludes(
      await page.locator(".conversion .amount").innerText(),
      french.format(body.conversion_rate),
    );
  }));

Deno.test("figures are written as in France, each with what it counts", () =>
  inPage(async (page) => {
    await openBoard(page);
    assertEquals(await page.locator(".conversion .amount").innerText(), "31,39\u00a0%");
    assertEquals(
      await page.locator(".funnel li").allInnerTexts().then((texts) => texts.map(oneLine)),
      [
        ["Commencées", "1\u202f284", words.simulations.steps.started.note],
        ["Répondues", "1\u202f190", words.simulations.steps.answered.note],
        ["Terminées", "911", words.simulations.steps.completed.note],
        ["Rattachées à un compte", "403", words.simulations.steps.migrated.note],
      ].map((parts) => parts.join(" ")),
    );
    const facts = await page.locator(".facts").innerText();
    for (const told of ["1,23\u00a0%", "10\u00a0ms", "1\u202f220\u00a0ms", "380", "2\u202f410"]) {
      assertStringIncludes(facts, told);
    }
    assertEquals(
      (await page.locator(".records").last().locator("tbody tr").allInnerTexts()).map((text) =>
        text.split("\n").filter((_, place) => place % 2 === 1)
      ),
      [
        ["Bâtiment et travaux publics", "220", "160", "80", "36,36\u00a0%"],
        ["Non précisée", "94", "0", "0", "0\u00a0%"],
      ],
    );
  }));

Deno.test("where nothing has happened yet, the page says so", () =>
  inPage(async (page) => {
    await openBoard(page, NOTHING, () => ({ failures: [], next: null }));
    for (
      const said of [
        ...[words.failures.states.open.none, words.simulations.none, words.moves.noDuration],
      ]
    ) await page.getByText(said).waitFor();
    assertEquals(await page.locator(".records").count(), 0);
  }));

Deno.test("more failures join those that are shown, and the focus goes to the first of them", () =>
  inPage(async (page) => {
    const asked: string[] = [];
    await openBoard(page, SOME, (query) => {
      asked.push(query.toString());
      return query.get("before")
        ? { failures: failures(3, 1), next: null }
        : { failures: failures(5, 4), next: 4 };
    });
    await page.getByText(words.failures.count(2, true)).waitFor();

    await keyboard.press(page, words.failures.more);

    await page.getByText(words.failures.count(5, false)).waitFor();
    assertEquals(await listed(page), ["05", "04", "03", "02", "01"]);
    assertStringIncludes(await page.locator("tr:focus").innerText(), "0003");
    assertEquals(await page.getByRole("button", { name: words.failures.more }).count(), 0);
    assertEquals(asked, ["state=open", "state=open&before=4"]);
  }));

Deno.test("each state of a failure is asked for by itself, and stays when the page is refreshed", () =>
  inPage(async (page) => {
    const asked: (string | null)[] = [];
    await openBoard(page, SOME, (query) => {
      asked.push(query.get("state"));
      return { failures: [], next: null };
    });
    await keyboard.press(page, words.failures.states.lost.name);
    await page.getByText(words.failures.states.lost.none).waitFor();
    assertEquals(await page.locator("[aria-pressed=true]").allInnerTexts(), [
      words.failures.states.lost.name,
    ]);
    await mouse.press(page, words.refresh);
    await page.locator(".operator-head button[aria-disabled=false]").first().waitFor();
    assertEquals(asked, ["open", "lost", "lost"]);
  }));

Deno.test("without a network, what was read stays, and another try refreshes it", () =>
  inPage(async (page) => {
    await openBoard(page);
    await page.context().setOffline(true);
    await page.unroute(STATS);
    await mouse.press(page, words.refresh);
    await page.getByText(errors.offline).waitFor();
    assertEquals(await page.locator(".conversion .amount").innerText(), "31,39\u00a0%");
    await page.context().setOffline(false);
    await page.route(STATS, (route) => route.fulfill({ json: NOTHING }));
    await mouse.press(page, trouble.retry);
    await page.getByText(words.simulations.none).waitFor();
    assertEquals(await page.getByText(errors.offline).count(), 0);
  }));

Deno.test("a failure of the service is said where it was met, with another try", () =>
  inPage(async (page) => {
    await enterAsOperator(page);
    await page.route(STATS, (route) => route.fulfill(refusing(500, "internal_error")));
    await page.goto("/espace-operateur/");
    await page.getByText(errors.internal_error).waitFor();
    await page.unroute(STATS);
    await mouse.press(page, trouble.retry);
    await page.locator(".operator-head").waitFor();

    await page.route(FAILURES, (route) => route.fulfill(refusing(500, "internal_error")));
    await mouse.press(page, words.failures.states.settled.name);
    await page.locator("section").getByText(errors.internal_error).waitFor();
    await page.unroute(FAILURES);
    await mouse.press(page, trouble.retry);
    await page.locator("[aria-pressed=true]", { hasText: words.failures.states.settled.name })
      .waitFor();
  }));

Deno.test("a slow answer is said to be slow", () =>
  inPage(async (page) => {
    await enterAsOperator(page);
    const { promise: said, resolve: say } = Promise.withResolvers<void>();
    await page.route(STATS, async (route) => {
      await said;
      await route.fulfill({ json: SOME });
    });
    await page.goto("/espace-operateur/");
    await page.getByText(trouble.slow).waitFor();
    say();
    await page.locator(".operator-head").waitFor();
  }));

Deno.test("signing out leaves nothing of the login behind", () =>
  inPage(async (page) => {
    await openBoard(page);
    await mouse.press(page, words.signOut);
    await page.waitForURL((url) => url.pathname === "/");
    assertEquals(await page.evaluate(() => localStorage.length), 0);
    await page.goto("/espace-operateur/");
    await page.waitForURL("**/connexion/");
  }));

Deno.test("failures are a table on a wide screen, and cards on a narrow one", () =>
  inPage(async (page) => {
    await openBoard(page);
    const inCard = page.locator(".records .column").first();
    const heads = page.locator(".records").first().locator("th").first();
    assert(await inCard.isVisible());
    await page.setViewportSize({ width: 1440, height: 900 });
    assert(!await inCard.isVisible());
    assert(await heads.isVisible());
  }));

Deno.test("no secret and no address of a person stands in what the page asks for", () =>
  inPage(async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await openBoard(page);
    assertEquals(asked.filter((url) => /@|token|%40|eyJ/.test(url)), []);
  }));

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`the operators' page has no barrier that axe-core finds, ${colorScheme}`, () =>
    inPage(async (page) => {
      await openBoard(page, SOME, () => ({ failures: failures(3, 1), next: 1 }));
      assertEquals(await findBarriers(page), []);
      await page.setViewportSize({ width: 1440, height: 900 });
      assertEquals(await findBarriers(page), []);
    }, { viewport: PHONE, colorScheme }));
}

Deno.test("the operators' page does not scroll sideways, nor have small targets or motion", () =>
  inPage(async (page) => {
    await openBoard(page, SOME, () => ({ failures: failures(3, 1), next: 1 }));
    for (const width of [320, 640, 710, 1030, 1440]) {
      await page.setViewportSize({ width, height: 640 });
      assertEquals(await findOverflow(page), [], `${width}`);
    }
    assertEquals(await findSmallTargets(page), []);
    assertEquals(await findMotion(page), []);
    const levels = await headingLevels(page);
    levels.forEach((level, place) => assert(level <= (levels[place - 1] ?? 0) + 1, `${levels}`));
    await page.setViewportSize({ width: 640, height: 400 });
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    assertEquals(await findOverflow(page), []);
  }, { reducedMotion: "reduce" }));

Deno.test("what is told in words is a code and a step of the service", () => {
  const { codes, steps } = words.failures;
  assertEquals(Object.keys(codes).filter((code) => !Object.hasOwn(problems, code)), []);
  assertEquals(
    Object.keys(steps).filter((step) =>
      !existsSync(join(REPOSITORY, "sql/schema/30_logic", `${step}.sql`))
    ),
    [],
  );
});

function oneLine(text: string): string {
  return text.split("\n").join(" ");
}
