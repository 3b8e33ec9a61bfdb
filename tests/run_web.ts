// The shelf of the site, in a real browser: deno run -A tests/run_web.ts tests/web [arguments of deno test]
// A machine without Chromium is told how to get it; only in CI is that a failure.

import process from "node:process";
import { CHROMIUM, haveChromium } from "./web/_support/chromium.ts";

if (haveChromium()) {
  await import("./run_deno.ts");
} else {
  console.log(
    `The site was not tested: there is no Chromium at ${CHROMIUM}. ` +
      "apt-get install chromium, or put the path of yours in CHROMIUM.",
  );
  const failed = process.env.CI === "true" ? 1 : 0;
  console.log(`0 passed, ${failed} failed`);
  process.exit(failed);
}
