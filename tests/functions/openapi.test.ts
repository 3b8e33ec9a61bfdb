import { assert, assertEquals } from "@std/assert";
import { z } from "zod";
import { type Dependencies, endpoint, route } from "../../functions/_shared/endpoint.ts";
import { problems } from "../../functions/_shared/problem.ts";
import { handler as migration } from "../../functions/session-migration/handler.ts";
import { handler as simulator } from "../../functions/simulator/handler.ts";
import { stage } from "./_support/stage.ts";

/** A function of one route, made up here. */
function singing(dependencies: Dependencies) {
  return endpoint("choir", [
    route({
      method: "PUT",
      path: "/songs/:id/verses",
      summary: "Adds a verse.",
      access: "operator",
      body: z.strictObject({ verse: z.string().max(10) }),
      query: z.object({ key: z.enum(["major", "minor"]).optional() }),
      answers: { 201: z.strictObject({ verses: z.int().meta({ id: "Verses" }) }) },
      refusals: ["session_expired"],
      action: "save_responses",
      run: () => Promise.resolve(Response.json({ verses: 1 }, { status: 201 })),
    }),
  ], dependencies);
}

// deno-lint-ignore no-explicit-any -- a document is looked at as it comes
async function documentOf(handler: Parameters<typeof stage>[0], slug: string): Promise<any> {
  return (await stage(handler).send("GET", `/${slug}/openapi.json`)).body;
}

Deno.test("a route is in the document by being a route", async () => {
  const { openapi, paths, components, servers } = await documentOf(singing, "choir");

  assertEquals([openapi, servers], ["3.1.1", [{ url: "../choir" }]]);
  assertEquals(Object.keys(paths), ["/songs/{id}/verses", "/openapi.json"]);
  const { put } = paths["/songs/{id}/verses"];
  assertEquals([put.operationId, put.summary], ["putSongsIdVerses", "Adds a verse."]);
  assertEquals(
    put.parameters.map(({ name, in: place }: Record<string, string>) => [name, place]),
    [["id", "path"], ["key", "query"]],
  );
  assertEquals(put.requestBody.required, true);
  assertEquals(
    put.requestBody.content["application/json"].schema.properties,
    { verse: { type: "string", maxLength: 10 } },
  );
  assertEquals(put.responses[201].content["application/json"].schema.properties, {
    verses: { $ref: "#/components/schemas/Verses" },
  });
  assertEquals(components.schemas.Verses.type, "integer");
});

Deno.test("what a route refuses follows from who may call it, what it takes and how often", async () => {
  const { paths } = await documentOf(singing, "choir");

  const { responses, security } = paths["/songs/{id}/verses"].put;
  const codes = Object.entries<{ content: Record<string, { schema: { allOf: unknown[] } }> }>(
    responses,
  )
    .filter(([status]) => status >= "400")
    .map(([status, { content }]) => {
      const [, narrowed] = content["application/json"].schema.allOf;
      return [status, (narrowed as { properties: { code: { enum: string[] } } }).properties.code];
    });
  assertEquals(Object.fromEntries(codes), {
    400: { enum: ["invalid_input"] },
    401: { enum: ["unauthorized"] },
    403: { enum: ["forbidden"] },
    404: { enum: ["session_not_found"] },
    409: { enum: ["session_busy"] },
    410: { enum: ["session_expired"] },
    413: { enum: ["payload_too_large"] },
    415: { enum: ["unsupported_media_type"] },
    429: { enum: ["too_many_attempts"] },
    500: { enum: ["internal_error"] },
  });
  assertEquals(Object.keys(responses[429].headers), ["x-request-id", "retry-after"]);
  assertEquals(security, [{ key: [], sessionToken: [] }, { login: [], sessionToken: [] }]);
});

Deno.test("the document is told to whoever has a key, and to nobody else", async () => {
  const { send } = stage(simulator);

  const told = await send("GET", "/simulator/openapi.json");
  const refused = await send("GET", "/simulator/openapi.json", { headers: { apikey: "wrong" } });

  assertEquals([told.status, refused.status], [200, 401]);
});

Deno.test("each function's document names each of its refusals by its sentence", async () => {
  for (
    const [handler, slug] of [[simulator, "simulator"], [migration, "session-migration"]] as const
  ) {
    const { components, paths } = await documentOf(handler, slug);
    assertEquals(components.schemas.Refusal.properties.code.enum, Object.keys(problems));
    const described = JSON.stringify(paths);
    assert(described.includes(problems.too_many_attempts.message), slug);
    assert(described.includes(problems.session_expired.message), slug);
  }
});
