import { assertEquals, assertRejects } from "@std/assert";
import { retrying, RpcError } from "../../functions/_shared/rpc.ts";

type Answer = Awaited<ReturnType<Parameters<typeof retrying>[0]>>;

Deno.test("a lost race is tried again, twice at most", async () => {
  for (const code of ["40001", "40P01"]) {
    const won = answering(failure(code), failure(code), { data: "done", error: null });
    assertEquals(await retrying(won.call)("migration_stats", {}), "done");

    const lost = answering(failure(code), failure(code), failure(code));
    const error = await assertRejects(() => retrying(lost.call)("migration_stats", {}), RpcError);
    assertEquals([error.sqlstate, lost.count()], [code, 3]);
  }
});

Deno.test("nothing else is tried again", async () => {
  for (const code of ["PT409", "57014", "23505", ""]) {
    const { call, count } = answering(failure(code));
    const error = await assertRejects(() => retrying(call)("migration_stats", {}), RpcError);
    assertEquals([error.sqlstate, error.message, error.details, error.hint, count()], [
      code,
      "message",
      "details",
      "hint",
      1,
    ]);
  }
});

Deno.test("a call that was given up is not tried again", async () => {
  const { call, count } = answering(failure("40001"));

  await assertRejects(() => retrying(call)("migration_stats", {}, AbortSignal.abort()), RpcError);

  assertEquals(count(), 1);
});

function answering(...answers: Answer[]) {
  let count = 0;
  return { call: () => Promise.resolve(answers[count++]), count: () => count };
}

function failure(code: string): Answer {
  return { data: null, error: { code, message: "message", details: "details", hint: "hint" } };
}
