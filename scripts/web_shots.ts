// `deno task web:shots`: a picture of each page, and of each screen of the simulator, at each width,
// light and dark, into `dist-shots` or the folder that `--out=` names. It needs a stack that runs.

import { join } from "node:path";
import { parseArgs } from "@std/cli/parse-args";
import type { Browser, Page } from "playwright-core";
import { personas } from "../tests/http/_support/personas.ts";
import { newLogin } from "../tests/http/_support/stack.ts";
import { enter } from "../tests/web/_support/account.ts";
import { STATES } from "../tests/web/_support/client_space.ts";
import { launchChromium } from "../tests/web/_support/chromium.ts";
import { mouse, travel } from "../tests/web/_support/journey.ts";
import { NOTHING, openBoard } from "../tests/web/_support/operator.ts";
import { PASSWORD_STATES, SIGN_IN_STATES } from "../tests/web/_support/sign_in.ts";
import { SIGN_UP_STATES } from "../tests/web/_support/sign_up.ts";
import { openSite, type Site } from "../tests/web/_support/site.ts";
import { pages } from "../web/pages.ts";

const WIDTHS = [360, 768, 1440];
const COLOR_SCHEMES = ["light", "dark"] as const;

/** Each page as it opens, then the simulator on the way of one who has everything. */
async function visit(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  for (const { path } of pages) {
    await page.goto(path, { waitUntil: "networkidle" });
    await shoot(path.replaceAll("/", "") || "accueil");
  }
  const [{ answers }] = personas(new Date().toISOString().slice(0, 10));
  await travel(page, mouse, answers, (screen) => shoot(`simulateur-${screen}`));
  await page.goto("/", { waitUntil: "networkidle" });
  await shoot("accueil-reprise");
  await visitEntrances(page, shoot);
  await visitOperators(page, shoot);
  await visitClients(page, shoot);
}

/** The pages to sign in, to choose a new password and to sign up, each in a browser that knows nobody. */
async function visitEntrances(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const entrances = {
    "connexion": SIGN_IN_STATES,
    "mot-de-passe": PASSWORD_STATES,
    "inscription": SIGN_UP_STATES,
  };
  for (const [name, states] of Object.entries(entrances)) {
    for (const [state, arrive] of Object.entries(states)) {
      await page.goto("/accessibilite/");
      await page.evaluate(() => localStorage.clear());
      await arrive(page);
      await shoot(`${name}-${state.replaceAll(" ", "-")}`);
      await page.unrouteAll();
    }
  }
}

/** What operators read: a board with something on it, an empty one, and what anybody else sees. */
async function visitOperators(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await openBoard(page);
  await shoot("operateur");
  await openBoard(page, NOTHING, () => ({ failures: [], next: null }));
  await shoot("operateur-rien");
  await page.unrouteAll();
  await enter(page, (await newLogin()).email);
  await page.goto("/espace-operateur/", { waitUntil: "networkidle" });
  await shoot("operateur-refus");
}

/** The client area in each of its states. */
async function visitClients(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  for (const [state, arrive] of Object.entries(STATES)) {
    await page.evaluate("localStorage.clear()");
    await arrive(page);
    await shoot(`client-${state.replaceAll(" ", "-")}`);
    await page.unrouteAll();
  }
}

async function takeShots(browser: Browser, site: Site, out: string): Promise<number> {
  let count = 0;
  for (const colorScheme of COLOR_SCHEMES) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({
        ...{ baseURL: site.url, locale: "fr-FR", colorScheme },
        viewport: { width, height: 900 },
      });
      await visit(page, async (name) => {
        const path = join(out, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
        count++;
      });
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
