// `deno task web:shots`: a picture of each page at each width, light and dark, into `dist-shots`, or
// the folder that `--out=` names. For the eye of whoever changed the look.

import { join } from "node:path";
import { parseArgs } from "@std/cli/parse-args";
import type { Browser } from "playwright-core";
import { launchChromium } from "../tests/web/_support/chromium.ts";
import { openSite, type Site } from "../tests/web/_support/site.ts";
import { pages } from "../web/pages.ts";

const WIDTHS = [360, 768, 1440];
const COLOR_SCHEMES = ["light", "dark"] as const;

async function takeShots(browser: Browser, site: Site, out: string): Promise<number> {
  let count = 0;
  for (const colorScheme of COLOR_SCHEMES) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({
        ...{ baseURL: site.url, locale: "fr-FR", colorScheme },
        viewport: { width, height: 900 },
      });
      for (const { path } of pages) {
        await page.goto(path, { waitUntil: "networkidle" });
        const name = path.replaceAll("/", "") || "accueil";
        await page.screenshot({
          path: join(out, `${name}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
        count++;
      }
      await page.close();
    }
  }
  return count;
}

const { out } = parseArgs(Deno.args, { string: ["out"], default: { out: "dist-shots" } });
const [browser, site] = await Promise.all([launchChromium(), openSite()]);
try {
  console.log(`✓ ${await takeShots(browser, site, out)} pictures in ${out}`);
} finally {
  await Promise.all([browser.close(), site.close()]);
}
