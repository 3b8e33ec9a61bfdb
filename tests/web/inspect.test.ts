import { assertEquals } from "@std/assert";
import {
  countSheets,
  findBarriers,
  findMotion,
  findOverflow,
  findPrintedButtons,
  findSmallTargets,
  headingLevels,
} from "./_support/inspect.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

const FAULTY = `
  <html lang="fr"><title>Page</title><main>
    <h1>Un</h1><h3>Trois</h3>
    <p style="color: #bbb; background: #fff">pâle</p>
    <p style="width: 900px">large</p>
    <button style="height: 20px; transition: color 1s">petit</button>
  </main></html>`;

Deno.test("each look at a page sees what is wrong with one", () =>
  inPage(async (page) => {
    await page.setContent(FAULTY);
    const barriers = (await findBarriers(page)).map((line) => line.split(":")[0]);
    assertEquals(barriers, ["color-contrast", "heading-order"]);
    assertEquals(await findOverflow(page), ["P large"]);
    assertEquals(await headingLevels(page), [1, 3]);
    assertEquals(await findSmallTargets(page), ["BUTTON petit"]);
    assertEquals(await findMotion(page), ["BUTTON "]);
    assertEquals(await findPrintedButtons(page), ["petit"]);
    assertEquals(await countSheets(page), 1);
    await page.setContent(`${FAULTY}<p style="height: 400mm">long</p>`);
    assertEquals(await countSheets(page), 2);
  }));
