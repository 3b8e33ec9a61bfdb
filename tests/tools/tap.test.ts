import { assertEquals, assertRejects } from "@std/assert";
import { expand, judge } from "../tap.ts";

const SUPPORT = new URL("../db/_support/", import.meta.url).pathname;

Deno.test("assertions that hold are counted", () => {
  assertEquals(judge(["1..2", "ok 1 - a", "ok 2 - b"]), { passed: 2, failures: [] });
});

Deno.test("one that fails is told with what pgTAP says of it", () => {
  assertEquals(judge(["1..2", "ok 1 - a", "not ok 2 - b", "# have: 1", "# want: 2"]), {
    passed: 1,
    failures: ["b\n# have: 1\n# want: 2"],
  });
});

Deno.test("a file that runs fewer or more than it planned has failed", () => {
  assertEquals(judge(["1..2", "ok 1 - a"]).failures.length, 1);
  assertEquals(judge(["1..1", "ok 1 - a", "ok 2 - b"]).failures.length > 0, true);
});

Deno.test("a file that breaks off has failed, whatever it said before", () => {
  assertEquals(judge(["1..1", "ok 1 - a"], "SQL error"), { passed: 1, failures: ["SQL error"] });
});

Deno.test("a file that says nothing has failed", () => {
  assertEquals(judge([]), { passed: 0, failures: ["no plan, or nothing asserted"] });
  assertEquals(judge(["created"]).failures.length, 1);
});

Deno.test("an assertion left out has failed", () => {
  assertEquals(judge(["1..1", "ok 1 - a # SKIP later"]).failures, ["a (left out)"]);
});

Deno.test("included files are read from where they are named", async () => {
  assertEquals((await expand(`${SUPPORT}all.psql`)).includes("create schema tests"), true);
});

Deno.test("another command of psql is refused", async () => {
  const file = await Deno.makeTempFile();
  await Deno.writeTextFile(file, "\\set x 1\n");
  await assertRejects(() => expand(file), Error, "only \\ir is understood");
  await Deno.remove(file);
});
