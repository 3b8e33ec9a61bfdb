/// <reference lib="dom" />
/** The pages in a real Chromium, as a visitor's telephone loads them, against their limits. */
import type { Browser, Page } from "playwright-core";
import { haveChromium, launchChromium } from "../tests/web/_support/chromium.ts";
import { mouse, travel } from "../tests/web/_support/journey.ts";
import { weighScripts } from "../tests/web/_support/weight.ts";
import { type Effort, times } from "./compare.ts";
import type { BenchStack } from "./stack.ts";
import { HAULIER } from "./visitors.ts";

/** What was measured, and what it must stay under. */
export interface Bounded {
  name: string;
  unit: string;
  limit: number;
  values: number[];
}

const PHONE = { width: 360, height: 740 };
const FIRST_QUESTION = '[name="SECTEUR"]';
const MBIT = 1_000_000 / 8;

/** "Fast 4G" of Chrome's own tools. The latency comes with each request, the connection aside. */
const FAST_4G = {
  offline: false,
  latency: 165,
  downloadThroughput: 8.1 * MBIT,
  uploadThroughput: 1.35 * MBIT,
};
const SLOW_PHONE = 4;
const SETTLE_MS = 1_000;

/** (p) Bytes of script, time until the first question, and what moves by itself on the way. */
export async function measurePages({ site }: BenchStack, { pairs }: Effort): Promise<Bounded[]> {
  if (!haveChromium()) return [];
  const browser = await launchChromium();
  // The first is dropped, as of the pairs.
  const repeat = async <T>(measure: (page: Page) => Promise<T>): Promise<T[]> => {
    const values: T[] = [];
    for (const _ of times(pairs + 1)) values.push(await visit(browser, site, measure));
    return values.slice(1);
  };
  try {
    const weigh = (path: string) =>
      visit(browser, site, (page) => weighScripts(page, () => openWhole(page, path)));
    const script = { unit: "bytes", limit: 25 * 1024 };
    const moved = await repeat(countShifts);
    return [
      { name: "script of the landing page, gzipped", ...script, values: [await weigh("/")] },
      {
        name: "script up to the first question, gzipped",
        ...script,
        values: [await weigh("/simulateur/")],
      },
      {
        name: "first question usable, 4G",
        unit: "ms",
        limit: 1_000,
        values: await repeat((page) => firstQuestion(page, 1)),
      },
      {
        name: `first question usable, 4G, processor ÷ ${SLOW_PHONE}`,
        unit: "ms",
        limit: 1_000,
        values: await repeat((page) => firstQuestion(page, SLOW_PHONE)),
      },
      {
        name: "layout shift that no tap explains, 4G",
        unit: "",
        limit: 0.02,
        values: moved.map(({ unasked }) => unasked),
      },
      {
        name: "all layout shift, landing to result, 4G",
        unit: "",
        limit: 0.02,
        values: moved.map(({ all }) => all),
      },
    ];
  } finally {
    await browser.close();
  }
}

/** A visitor who comes for the first time: nothing is in the browser's cache. */
async function visit<T>(
  browser: Browser,
  baseURL: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", viewport: PHONE });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
}

async function throttle(page: Page, processor: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", FAST_4G);
  await client.send("Emulation.setCPUThrottlingRate", { rate: processor });
}

/** Milliseconds from the address to the frame in which the first question can be answered. */
async function firstQuestion(page: Page, processor: number): Promise<number> {
  // What the browser does by itself for a new window is no part of it.
  await page.waitForTimeout(SETTLE_MS);
  await throttle(page, processor);
  await page.addInitScript((selector) => {
    globalThis.usable = new Promise((resolve) => {
      const look = () =>
        document.querySelector(selector) ? resolve(performance.now()) : requestAnimationFrame(look);
      look();
    });
  }, FIRST_QUESTION);
  await page.goto("/simulateur/", { waitUntil: "commit" });
  return await page.evaluate(() => globalThis.usable);
}

/** Sums of all layout shifts of the whole road: those that no tap explains, and all. */
async function countShifts(page: Page): Promise<{ unasked: number; all: number }> {
  await throttle(page, 1);
  await page.addInitScript(() => {
    const count = (name: string, value: number) =>
      sessionStorage.setItem(name, String(Number(sessionStorage.getItem(name)) + value));
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as LayoutShift[]) {
        count("all", value);
        if (!hadRecentInput) count("unasked", value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await travel(page, mouse, HAULIER, () => Promise.resolve());
  return await page.evaluate(() => ({
    unasked: Number(sessionStorage.getItem("unasked")),
    all: Number(sessionStorage.getItem("all")),
  }));
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

declare global {
  var usable: Promise<number>;
}
