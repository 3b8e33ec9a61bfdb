/** The browser of the machine: Debian's Chromium, driven by playwright-core. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { type Browser, chromium } from "playwright-core";

export const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";

// The two pages of the address bar, which each new window would load: that costs more than most
// tests. The others are what Playwright turns off itself, since the last list is the one that holds.
const UNWANTED = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AvoidUnnecessaryBeforeUnloadCheckSync"],
  ...["DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"],
  ...["LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying"],
  ...["AimEnabled", "PreconnectToSearch"],
];

// The browser calls nobody by itself.
const QUIET = [
  ...["--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  `--disable-features=${UNWANTED.join(",")}`,
];

/** Whether there is a browser; where Debian's root asks, it is installed first. */
export function haveChromium(): boolean {
  if (existsSync(CHROMIUM)) return true;
  if (process.env.CHROMIUM || process.getuid?.() !== 0) return false;
  console.log("Installing Chromium from Debian");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env: environment, stdio: "ignore" }).status === 0;
  return apt("update") && apt("install", "-y", "--no-install-recommends", "chromium") &&
    existsSync(CHROMIUM);
}

export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}
