/** The site, built for the stack under test and served as a static host would, on a port of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proxyTo } from "../../../local/gateway.ts";
import { readTarget } from "../../../local/settings.ts";
import { webServer } from "../../../local/web.ts";
import { buildSite } from "../../../scripts/web_build.ts";

export interface Site {
  url: string;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "tremplin-site-"));
  const { url, publishableKey } = readTarget();
  await buildSite(folder, { apiUrl: url, publishableKey });
  const serve = webServer(folder, url, proxyTo(url));
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request, { remoteAddr }) => serve(request, remoteAddr.hostname),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    close: async () => {
      await server.shutdown();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
