// Where pages call: the site's own address, or the functions', as the site was built.
import { assertEquals } from "@std/assert";
import { configFile, securityHeaders } from "../../web/hosting.ts";

const PROJECT = { apiUrl: "https://ref.supabase.co", publishableKey: "sb_publishable_x" };

/** The address that starting a session calls, on a site built like this. */
async function called(site: { direct?: boolean }): Promise<string> {
  const asked: string[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = (address) => {
    asked.push(`${address}`);
    const answer = `${address}` === "/config.json" ? configFile({ ...PROJECT, ...site }) : "{}";
    return Promise.resolve(new Response(answer));
  };
  try {
    // A module of its own, since a page reads its configuration once.
    const api = await import(`../../web/src/api.ts?${crypto.randomUUID()}`);
    await api.createSession();
  } finally {
    globalThis.fetch = fetch;
  }
  return asked[1];
}

Deno.test("a page calls under the address of its site", async () => {
  assertEquals(await called({}), "/api/simulator/sessions");
});

Deno.test("a page of a site that is built for it calls the functions' own address", async () => {
  const address = await called({ direct: true });

  assertEquals(address, "https://ref.supabase.co/functions/v1/simulator/sessions");
  const policy = securityHeaders(PROJECT.apiUrl)["content-security-policy"];
  assertEquals(policy.includes(`connect-src 'self' ${new URL(address).origin};`), true);
});
