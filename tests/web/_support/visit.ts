/** A browser and a site for the tests of one file. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { openSite, type Site } from "./site.ts";

export const PHONE = { width: 360, height: 740 };

const PATIENCE_MS = 10_000;

export type InPage = (
  work: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
) => Promise<void>;

/** Opens both before the tests of the file; gives what lends a visitor's own empty browser to one. */
export function useSite(): InPage {
  let browser: Browser;
  let site: Site;
  Deno.test.beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), openSite()]);
  });
  Deno.test.afterAll(async () => {
    await Promise.all([browser.close(), site.close()]);
  });
  return async (work, options) => {
    const context = await browser.newContext({
      ...{ baseURL: site.url, locale: "fr-FR", viewport: PHONE },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    try {
      await work(await context.newPage());
    } finally {
      await context.close();
    }
  };
}

/** The site of a project where nobody is let in before the code. */
export async function requireProof(page: Page, required: { url: string }): Promise<void> {
  await page.route("**/api/session-migration/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    const url = required.url + pathname.replace("/api", "");
    await route.fulfill({ response: await route.fetch({ url }) });
  });
}
