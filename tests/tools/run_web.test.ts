import { assertEquals, assertStringIncludes } from "@std/assert";
import { REPOSITORY } from "../../local/settings.ts";

async function runWithoutChromium(ci: string): Promise<{ code: number; said: string }> {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "tests/run_web.ts", "tests/web"],
    cwd: REPOSITORY,
    env: { CHROMIUM: "/nowhere/chromium", CI: ci },
  }).output();
  return { code, said: new TextDecoder().decode(stdout) };
}

Deno.test("without Chromium the site's shelf says how to get it, and counts nothing", async () => {
  const { code, said } = await runWithoutChromium("");
  assertEquals(code, 0);
  assertStringIncludes(said, "apt-get install chromium");
  assertStringIncludes(said, "\n0 passed, 0 failed\n");
});

Deno.test("without Chromium the site's shelf fails in CI", async () => {
  const { code, said } = await runWithoutChromium("true");
  assertEquals(code, 1);
  assertStringIncludes(said, "\n0 passed, 1 failed\n");
});
