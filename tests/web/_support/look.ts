/// <reference lib="dom" />
/** Looks at states of a page as at the pages themselves. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { findBarriers, findOverflow, findSmallTargets } from "./inspect.ts";
import { type InPage, PHONE } from "./visit.ts";

/** Declares the tests of each state, by what leads a page there. */
export function lookAtEach(
  inPage: InPage,
  subject: string,
  states: Record<string, (page: Page) => Promise<void>>,
): void {
  for (const [state, arrive] of Object.entries(states)) {
    for (const colorScheme of ["light", "dark"] as const) {
      Deno.test(`${subject} ${state} has no barrier, ${colorScheme}`, () =>
        inPage(async (page) => {
          await arrive(page);
          assertEquals(await findBarriers(page), []);
          assertEquals(await findSmallTargets(page), []);
        }, { viewport: PHONE, colorScheme }));
    }

    Deno.test(`${subject} ${state} does not scroll sideways, narrow or enlarged`, () =>
      inPage(async (page) => {
        await arrive(page);
        assertEquals(await findOverflow(page), []);
        await page.setViewportSize({ width: 640, height: 400 });
        assertEquals(await findOverflow(page), []);
        await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
        assertEquals(await findOverflow(page), []);
      }, { viewport: { width: 320, height: 640 } }));
  }
}
