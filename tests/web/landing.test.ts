/// <reference lib="dom" />
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { landing } from "../../web/src/texts.ts";
import { answer, mouse } from "./_support/journey.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

/** The words of the main button; nothing may move while the page opens. */
async function mainButton(page: Page): Promise<string[]> {
  await page.addInitScript(() => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => globalThis.moved += list.getEntries().length)
      .observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/", { waitUntil: "networkidle" });
  assertEquals(await page.evaluate(() => globalThis.moved), 0);
  return await page.locator(".promise .button:visible").allInnerTexts();
}

declare global {
  var moved: number;
}

async function begin(page: Page): Promise<void> {
  await page.goto("/simulateur/");
  await page.locator('[name="SECTEUR"]').first().waitFor();
  await answer(page, mouse, "SECTEUR", "btp");
  await page.locator('[name="EFFECTIF"]').waitFor();
}

Deno.test("who comes for the first time is asked to begin", () =>
  inPage(async (page) => {
    assertEquals(await mainButton(page), [landing.start]);
    assertEquals(await page.getByText(landing.resumeNote).isVisible(), false);
  }));

Deno.test("who has begun is offered to go on, and does", () =>
  inPage(async (page) => {
    await begin(page);
    assertEquals(await mainButton(page), [landing.resume]);
    assertEquals(await page.getByText(landing.startNote).isVisible(), false);
    await page.getByRole("link", { name: landing.resume }).click();
    await page.locator('[name="EFFECTIF"]').waitFor();
  }));

Deno.test("the first thing painted is the right one, however late the script comes", () =>
  inPage(async (page) => {
    await begin(page);
    await page.route("**/assets/kept.js", async (route) => {
      await new Promise((resume) => setTimeout(resume, 500));
      await route.continue();
    });
    assertEquals(await mainButton(page), [landing.resume]);
  }));

for (const width of [360, 1440]) {
  Deno.test(`at ${width} px the page is the same, but for its button and what is said of it`, () =>
    inPage(async (page) => {
      const place = async () => {
        const button = await page.locator(".promise .button:visible").boundingBox();
        const content = await page.locator("main").boundingBox();
        return [button?.x, button?.y, content?.width];
      };
      await page.goto("/");
      const first = await place();
      await begin(page);
      await mainButton(page);
      assertEquals(await place(), first);
    }, { viewport: { width, height: 800 } }));
}

Deno.test("a browser that keeps nothing, or runs no script, is asked to begin", async () => {
  await inPage(async (page) => {
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new Error("refused");
        },
      })
    );
    assertEquals(await mainButton(page), [landing.start]);
  });
  await inPage(async (page) => {
    await page.goto("/");
    assertEquals(await page.locator(".promise .button:visible").allInnerTexts(), [landing.start]);
  }, { javaScriptEnabled: false });
});
