/// <reference lib="dom" />
/** What can be asked of any page that is open. */
import axe from "axe-core";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds, one line for each element. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run({ runOnly: { type: "tag", values } }),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`)
  );
}

/** What sticks out of the page on the right. */
export async function findOverflow(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
  });
}

/** Levels of the headings, in the order of the page. */
export async function headingLevels(page: Page): Promise<number[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) =>
      Number(tagName[1])
    )
  );
}

/** What can be pressed and is less than 44 pixels high; links within a sentence are left out. */
export async function findSmallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")]
      .filter((element) => getComputedStyle(element).display !== "inline")
      .map((element) => element.closest("label") ?? element)
      .filter((element) => {
        const { height } = element.getBoundingClientRect();
        return height > 1 && height < 44;
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`)
  );
}

/** What would move in spite of a wish for calm. */
export async function findMotion(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return parseFloat(transitionDuration) > 0 || animationName !== "none" ||
          scrollBehavior !== "auto";
      })
      .map((element) => `${element.tagName} ${element.className}`)
  );
}

/** How many sheets of A4 the page is printed on. */
export async function countSheets(page: Page): Promise<number> {
  const pdf = new TextDecoder("latin1").decode(await page.pdf({ format: "A4" }));
  return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** What can be pressed on a screen, and on paper is in the way. */
export async function findPrintedButtons(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  const found = await page.locator("button:visible, summary:visible").allInnerTexts();
  await page.emulateMedia({ media: null });
  return found;
}

declare global {
  var axe: typeof import("axe-core");
}
