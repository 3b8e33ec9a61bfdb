/// <reference lib="dom" />
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page, Request } from "playwright-core";
import { pages } from "../../web/pages.ts";
import { personas } from "../http/_support/personas.ts";
import { newEmail, PASSWORD } from "../http/_support/stack.ts";
import { mouse, settle, travel } from "./_support/journey.ts";
import { send } from "./_support/sign_in.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

/** What an attacker would have a page hold: each sets a word of the window if it runs. */
const INJECTED = `
  <script>window.ran = "an inline script"</script>
  <script src="data:text/javascript,window.ran='a script in an address'"></script>
  <script src="https://elsewhere.example/ran.js"></script>
  <img src="/nothing" onerror="window.ran = 'a handler'">
  <iframe srcdoc="<script>parent.ran = 'a frame'</script>"></iframe>
  <base href="https://elsewhere.example/">
  <p style="position: fixed">inline style</p>`;

async function inject(page: Page, html: string): Promise<void> {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return await route.fallback();
    const response = await route.fetch();
    const body = (await response.text()).replace("</body>", `${html}</body>`);
    await route.fulfill({ response, body });
  });
}

/** The directives that the browser applied, in order of name. */
async function watchRefusals(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective }) => refused.push(effectiveDirective),
    );
  });
  return async () =>
    [...new Set(await page.evaluate(() => (window as unknown as { refused: string[] }).refused))]
      .sort();
}

// One that keeps a session's token, and one where a password is typed.
for (const path of ["/simulateur/", "/connexion/"]) {
  Deno.test(`${path} runs no script and takes no style that was slipped into it`, () =>
    inPage(async (page) => {
      const refused = await watchRefusals(page);
      await inject(page, INJECTED);
      await page.goto(path, { waitUntil: "networkidle" });
      assertEquals(await page.evaluate(() => (window as { ran?: string }).ran), undefined);
      assertEquals(new URL(await page.evaluate(() => document.baseURI)).pathname, path);
      assertEquals(await refused(), [
        "base-uri",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
      ]);
    }));

  Deno.test(`${path} is shown in no frame of another site`, () =>
    inPage(async (page) => {
      const outside = Deno.serve(
        { hostname: "127.0.0.1", port: 0, onListen: () => {} },
        () => new Response(frameOf(address), { headers: { "content-type": "text/html" } }),
      );
      await page.goto("/");
      const address = new URL(path, page.url()).href;
      try {
        await page.goto(`http://127.0.0.1:${outside.addr.port}/`, { waitUntil: "networkidle" });
        assertEquals(page.frames().map((frame) => frame.url())[1], "chrome-error://chromewebdata/");
      } finally {
        await outside.shutdown();
      }
    }));
}

function frameOf(address: string): string {
  return `<!doctype html><title>outside</title><iframe src="${address}"></iframe>`;
}

Deno.test("every page comes with the same policy, and so does whatever it loads", () =>
  inPage(async (page) => {
    const answers = new Map<string, Record<string, string>>();
    page.on("response", (response) => answers.set(response.url(), response.headers()));
    await page.goto("/connexion/", { waitUntil: "networkidle" });
    const { origin } = new URL(page.url());
    for (const { path } of pages) {
      answers.set(`${origin}${path}`, (await page.request.get(path)).headers());
    }
    const own = [...answers].filter(([url]) => url.startsWith(origin) && !url.includes("/api/"));
    assert(own.length > pages.length + 3);
    for (const [url, headers] of own) {
      const policy = headers["content-security-policy"];
      assertMatch(policy, /^default-src 'none'; script-src 'self';.* frame-ancestors 'none'$/, url);
      assertEquals(policy.includes("unsafe"), false, url);
      assertEquals(headers["referrer-policy"], "no-referrer", url);
      assertEquals(headers["x-content-type-options"], "nosniff", url);
    }
  }));

Deno.test("no address that is asked on the whole road holds a token, a password or a person", () =>
  inPage(async (page) => {
    const taxi = personas("2026-12-01").find(({ name }) => name === "a taxi")!;
    const person = { email: newEmail(), password: PASSWORD, company: "Zzq SARL", name: "Léa Zzq" };
    const asked: Request[] = [];
    page.on("request", (request) => asked.push(request));

    await travel(page, mouse, taxi.answers, () => Promise.resolve());
    await settle(page, mouse, person, () => Promise.resolve());
    await page.evaluate(() => localStorage.clear());
    await page.goto("/connexion/");
    await send(page, person.email, PASSWORD);
    await page.waitForURL("**/espace-client/");
    await page.locator("h1").filter({ hasText: person.company }).waitFor();

    const tokens = new Set(asked.flatMap(tokensOf));
    assert(tokens.size >= 3, "a session's token and two logins were sent");
    const secrets = [...Object.values(person), ...tokens];
    const addresses = asked.flatMap((request) => [request.url(), request.headers().referer ?? ""]);
    assertEquals(
      addresses.map(decodeURIComponent).filter((address) =>
        secrets.some((secret) => address.includes(secret))
      ),
      [],
    );
  }));

function tokensOf(request: Request): string[] {
  const { "x-session-token": session, authorization } = request.headers();
  return [session, authorization?.replace("Bearer ", "")]
    .filter((token) => token !== undefined && !token.startsWith("sb_"));
}
