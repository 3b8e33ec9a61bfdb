/// <reference lib="dom" />
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { pages } from "../../web/pages.ts";
import {
  findBarriers,
  findMotion,
  findOverflow,
  findSmallTargets,
  headingLevels,
} from "./_support/inspect.ts";
import { PHONE, useSite } from "./_support/visit.ts";
import { weighScripts } from "./_support/weight.ts";

const FIRST_PAGE_BYTES = 25 * 1024;

const inPage = useSite();

for (const { path, script } of pages) {
  // A script has then done what it does by itself.
  const open = (page: Page) => page.goto(path, { waitUntil: script ? "networkidle" : "load" });

  Deno.test(`${path} opens without a complaint of the browser, and asks no other host`, () =>
    inPage(async (page) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await open(page);
      const { origin } = new URL(page.url());
      assertEquals(complaints, []);
      assertEquals(
        asked.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(origin)),
        [],
      );
    }));

  for (const colorScheme of ["light", "dark"] as const) {
    Deno.test(`${path} has no barrier that axe-core finds, ${colorScheme}`, () =>
      inPage(async (page) => {
        await open(page);
        assertEquals(await findBarriers(page), []);
      }, { viewport: PHONE, colorScheme }));
  }

  Deno.test(`${path} does not scroll sideways at 320 px`, () =>
    inPage(async (page) => {
      await open(page);
      assertEquals(await findOverflow(page), []);
    }, { viewport: { width: 320, height: 640 } }));

  // What a browser's zoom of 200 % makes of a window of 1280 by 800.
  Deno.test(`${path} does not scroll sideways at 200 % zoom, nor with text twice as large`, () =>
    inPage(async (page) => {
      await open(page);
      assertEquals(await findOverflow(page), []);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      assertEquals(await findOverflow(page), []);
    }, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }));

  Deno.test(`${path} has one main heading, and skips no level`, () =>
    inPage(async (page) => {
      await open(page);
      const levels = await headingLevels(page);
      assertEquals(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, place) => assert(level <= (levels[place - 1] ?? 0) + 1, `${levels}`));
    }));

  Deno.test(`${path} lets the keyboard skip to its content`, () =>
    inPage(async (page) => {
      await open(page);
      await page.keyboard.press("Tab");
      assert(await page.locator(".skip:focus").isVisible());
      await page.keyboard.press("Enter");
      assertEquals(await page.evaluate(() => document.activeElement?.id), "contenu");
    }));

  Deno.test(`${path} has targets for a thumb`, () =>
    inPage(async (page) => {
      await open(page);
      assertEquals(await findSmallTargets(page), []);
    }));

  Deno.test(`${path} keeps still for whoever asks for it`, () =>
    inPage(async (page) => {
      await open(page);
      assertEquals(await findMotion(page), []);
    }, { viewport: PHONE, reducedMotion: "reduce" }));

  Deno.test(`${path} leads nowhere but to pages of the site that are there`, () =>
    inPage(async (page) => {
      await open(page);
      const links = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>("a[href^='/']")].map(({ href }) => href)
      );
      for (const link of new Set(links)) {
        assertEquals((await page.request.get(link)).status(), 200, link);
      }
    }));
}

for (const path of ["/", "/simulateur/"]) {
  Deno.test(`${path} loads at most 25 KB of script before the first answer, compressed`, () =>
    inPage(async (page) => {
      const bytes = await weighScripts(page, () => page.goto(path, { waitUntil: "networkidle" }));
      assert(bytes <= FIRST_PAGE_BYTES, `${bytes} bytes`);
    }));
}
