// The edge functions with settings of a test's own, on the stack under test.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startFunctions } from "../../local/functions.ts";
import { readTarget } from "../../local/settings.ts";

export interface Functions {
  /** Takes the place of `<project>/functions/v1`. */
  url: string;
  /** What they wrote. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

export async function serveFunctions(settings: Record<string, string>): Promise<Functions> {
  const { url, publishableKey, secretKey } = readTarget();
  const folder = await mkdtemp(join(tmpdir(), "tremplin-functions-"));
  const logFile = join(folder, "functions.log");
  const env = {
    SUPABASE_URL: url,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: publishableKey }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: secretKey }),
    ...settings,
  };
  const workers = await startFunctions({ env, logFile, count: 1 });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    workers.handler,
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    log: () => readFile(logFile, "utf8"),
    async stop() {
      await server.shutdown();
      await workers.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
