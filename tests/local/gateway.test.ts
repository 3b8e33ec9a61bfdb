import { join } from "node:path";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { decodeJwt } from "jose";
import { gatewayServer, type Handler } from "../../local/gateway.ts";
import { PUBLISHABLE_KEY, SECRET_KEY, SIGNING_KEY } from "../../local/keys.ts";
import { webServer } from "../../local/web.ts";

const ADDRESS = "192.0.2.7";

/** Answers with what arrived: path, and the headers that a gateway may touch. */
function echo(part: string): Handler {
  return (request) => {
    const { pathname, search } = new URL(request.url);
    return Promise.resolve(Response.json({
      part,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
    }));
  };
}

const gateway = await gatewayServer({
  rest: echo("rest"),
  auth: echo("auth"),
  functions: echo("functions"),
  health: () => Promise.resolve(true),
  keys: { publishable: PUBLISHABLE_KEY, secret: SECRET_KEY },
  signingKey: SIGNING_KEY,
});

async function send(path: string, headers: Record<string, string> = {}) {
  const response = await gateway(new Request(`http://x${path}`, { headers }), ADDRESS);
  return await response.json();
}

function roleOf({ headers }: { headers: Record<string, string> }): unknown {
  return decodeJwt(headers.authorization.replace("Bearer ", "")).role;
}

Deno.test("each prefix leads to its part, which sees its own paths only", async () => {
  for (const part of ["rest", "auth", "functions"]) {
    const seen = await send(`/${part}/v1/a/b?c=d`);
    assertEquals([seen.part, seen.path], [part, "/a/b?c=d"]);
  }
  assertEquals((await gateway(new Request("http://x/storage/v1/x"), ADDRESS)).status, 404);
});

Deno.test("an API key becomes a login of its role", async () => {
  assertEquals(roleOf(await send("/rest/v1/x", { apikey: PUBLISHABLE_KEY })), "anon");
  assertEquals(roleOf(await send("/rest/v1/x", { apikey: SECRET_KEY })), "service_role");
});

Deno.test("supabase-js repeats its key as a bearer, which counts for nothing", async () => {
  const headers = { apikey: PUBLISHABLE_KEY, authorization: `Bearer ${SECRET_KEY}` };
  assertEquals(roleOf(await send("/rest/v1/x", headers)), "anon");
});

Deno.test("a login of the client's own goes before its key", async () => {
  const headers = { apikey: SECRET_KEY, authorization: "Bearer a.b.c" };
  assertEquals((await send("/rest/v1/x", headers)).headers.authorization, "Bearer a.b.c");
});

Deno.test("a function gets the client's headers as they were sent", async () => {
  const { headers } = await send("/functions/v1/x", { apikey: SECRET_KEY });
  assertEquals([headers.apikey, headers.authorization], [SECRET_KEY, undefined]);
});

Deno.test("no client chooses the address that it is known by", async () => {
  const claimed = {
    "cf-connecting-ip": "10.0.0.1",
    "forwarded": "for=10.0.0.1",
    "x-forwarded-for": "10.0.0.1",
    "x-real-ip": "10.0.0.1",
  };
  for (const prefix of ["/rest/v1/x", "/functions/v1/x"]) {
    const { headers } = await send(prefix, claimed);
    assertEquals([headers["cf-connecting-ip"], headers["x-forwarded-for"]], [ADDRESS, ADDRESS]);
    assert(!Object.values(headers).some((value) => String(value).includes("10.0.0.1")));
  }
});

Deno.test("the gateway answers preflights for REST and Auth, a function its own", async () => {
  const preflight = (path: string) =>
    gateway(
      new Request(`http://x${path}`, {
        method: "OPTIONS",
        headers: { "access-control-request-headers": "apikey,x-client-info" },
      }),
      ADDRESS,
    );
  const rest = await preflight("/rest/v1/rpc/x");
  assertEquals(rest.headers.get("access-control-allow-origin"), "*");
  assertEquals(rest.headers.get("access-control-allow-headers"), "apikey,x-client-info");
  assertEquals((await (await preflight("/functions/v1/x")).json()).part, "functions");
});

/** A site of two pages, and what asks for its files. */
async function withSite(work: (get: (path: string) => Promise<Response>) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(join(folder, "page"));
  await Deno.writeTextFile(join(folder, "index.html"), "<p>ici</p>");
  await Deno.writeTextFile(join(folder, "page/index.html"), "<p>là</p>");
  const site = webServer(folder, "http://x:54321", gateway);
  try {
    await work((path) => site(new Request(`http://x${path}`), ADDRESS));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the site serves its files, the API under /api, and nothing above its folder", () =>
  withSite(async (get) => {
    assertEquals((await get("/")).headers.get("content-type"), "text/html; charset=utf-8");
    assertEquals(await (await get("/page/")).text(), "<p>là</p>");
    assertEquals((await (await get("/api/simulator/a")).json()).path, "/simulator/a");
    for (
      const path of ["/api/other/x", "/%2e%2e/deno.json", "/..%2fdeno.json", "/%ff", "/no"]
    ) {
      const response = await get(path);
      assertNotEquals(response.status, 200, path);
      await response.body?.cancel();
    }
  }));

Deno.test("a page asked for without its last slash is found, on this site and no other", () =>
  withSite(async (get) => {
    for (const path of ["/page", "//page"]) {
      const { status, headers } = await get(path);
      assertEquals([status, headers.get("location")], [301, "/page/"]);
    }
  }));

Deno.test("the site's policy lets in its own scripts and the API, and no inline script", () =>
  withSite(async (get) => {
    const { headers } = await get("/");
    const policy = (headers.get("content-security-policy") ?? "").split("; ");
    assert(policy.includes("script-src 'self'"));
    assert(policy.includes("connect-src 'self' http://x:54321"));
    assert(!policy.join().includes("unsafe"));
    assertEquals(headers.get("x-content-type-options"), "nosniff");
  }));
