import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

/** Bytes of all the scripts that a page loads meanwhile, each compressed by itself. */
export async function weighScripts(page: Page, open: () => Promise<unknown>): Promise<number> {
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await open();
  return (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
}
