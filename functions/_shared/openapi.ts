// The OpenAPI document of a function, made of the same routes and schemas that answer its requests.
import { z } from "zod";
import { refusal } from "./answers.ts";
import type { Access } from "./access.ts";
import type { Route } from "./endpoint.ts";
import { type ProblemCode, problems } from "./problem.ts";

type Json = Record<string, unknown>;

/** Where a function tells its document. */
export const DOCUMENT_PATH = "/openapi.json";

const CREDENTIALS: Record<Access, string[]> = {
  "key": ["key"],
  "login": ["login"],
  "key or login": ["key", "login"],
  "operator": ["key", "login"],
};

const SCHEMES: Record<string, Json> = {
  key: {
    type: "apiKey",
    in: "header",
    name: "apikey",
    description: "The publishable or the secret key; for operators the secret one.",
  },
  sessionToken: {
    type: "apiKey",
    in: "header",
    name: "x-session-token",
    description: "The token of the session that the address or the body names.",
  },
  login: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
};

/** What the function `slug` answers, to whom, and what it refuses. */
export function describe(slug: string, routes: Route[]): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = paths[templateOf(route)] ??= {};
    path[route.method.toLowerCase()] = operation(slug, route, schemas);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: `Tremplin: ${slug}`,
      version: "1",
      description:
        "Every answer is JSON and carries an `x-request-id`. Any other address answers " +
        "404 `not_found`, any other method 405 `method_not_allowed`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    // Taken from the document's own address, so that it holds wherever the function is deployed.
    servers: [{ url: `../${slug}` }],
    tags: [{ name: slug, description: "One edge function." }],
    paths,
    components: {
      schemas: schemas.named,
      headers: {
        RequestId: {
          description: "The id of this request in the log.",
          required: true,
          schema: { type: "string", format: "uuid" },
        },
        RetryAfter: {
          description: "Whole seconds after which there is room again.",
          required: true,
          schema: { type: "string", pattern: "^[1-9][0-9]*$" },
        },
      },
      securitySchemes: Object.fromEntries(
        Object.entries(SCHEMES).filter(([name]) => isNamed(name, paths)),
      ),
    },
  };
}

function isNamed(scheme: string, paths: Record<string, Json>): boolean {
  return Object.values(paths).flatMap((path) => Object.values(path) as { security: Json[] }[])
    .some(({ security }) => security.some((way) => scheme in way));
}

function operation(slug: string, route: Route, schemas: Schemas): Json {
  const body = route.body && schemas.of(route.body, "input");
  const needsSession = isOfSession(route, body);
  const refusals = refusalsOf(route, needsSession);
  return {
    operationId: operationId(route),
    tags: [slug],
    summary: route.summary,
    security: CREDENTIALS[route.access].map((scheme) => ({
      [scheme]: [],
      ...needsSession && { sessionToken: [] },
    })),
    parameters: [...pathParameters(route), ...queryParameters(route, schemas)],
    ...body && {
      requestBody: {
        required: !route.body?.safeParse(undefined).success,
        content: { "application/json": { schema: body } },
      },
    },
    responses: {
      ...answers(route, schemas),
      ...Object.fromEntries(
        Object.entries(Object.groupBy(refusals, (code) => problems[code].status))
          .map(([status, codes = []]) => [status, refused(codes, schemas)]),
      ),
    },
  };
}

function templateOf({ path }: Route): string {
  return path.replace(/:(\w+)/g, "{$1}");
}

function operationId({ method, path }: Route): string {
  const words = path.match(/[a-z]+/gi) ?? [];
  return method.toLowerCase() + words.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
}

function pathParameters({ path }: Route): Json[] {
  return Array.from(path.matchAll(/:(\w+)/g), ([, name]) => ({
    name,
    in: "path",
    required: true,
    description: "The id of the session.",
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Route, schemas: Schemas): Json[] {
  const { properties = {} } = (query ? schemas.of(query, "input") : {}) as {
    properties?: Record<string, Json>;
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    ...description !== undefined && { description },
    schema,
  }));
}

function isOfSession({ path }: Route, schema: Json = {}): boolean {
  return path.includes(":id") || Object.hasOwn(schema.properties ?? {}, "session_id");
}

/** What follows from how a route is admitted, and what its own work may refuse. */
function refusalsOf(route: Route, needsSession: boolean): ProblemCode[] {
  const codes: (ProblemCode | false | undefined)[] = [
    "unauthorized",
    route.access === "operator" && "forbidden",
    (route.body || route.query) && "invalid_input",
    route.body && "payload_too_large",
    route.body && "unsupported_media_type",
    route.action && "session_busy",
    route.action && "too_many_attempts",
    needsSession && "session_not_found",
    ...route.refusals ?? [],
    "internal_error",
  ];
  return [...new Set(codes.filter((code) => !!code))];
}

function answers({ answers }: Route, schemas: Schemas): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [status, {
      description: status === "304" ? "What the caller has still holds." : "Done.",
      headers: { "x-request-id": { $ref: "#/components/headers/RequestId" } },
      ...schema && { content: { "application/json": { schema: schemas.of(schema, "output") } } },
    }]),
  );
}

function refused(codes: ProblemCode[], schemas: Schemas): Json {
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].message}`).join("\n\n"),
    headers: {
      "x-request-id": { $ref: "#/components/headers/RequestId" },
      ...codes.includes("too_many_attempts") && {
        "retry-after": { $ref: "#/components/headers/RetryAfter" },
      },
    },
    content: {
      "application/json": {
        schema: {
          allOf: [schemas.of(refusal, "output"), { properties: { code: { enum: codes } } }],
        },
      },
    },
  };
}

/** zod schemas as JSON Schema; one that has an id is written once, and named from then on. */
class Schemas {
  readonly named: Record<string, Json> = {};

  of(schema: z.ZodType, io: "input" | "output"): Json {
    // Only within another schema is one that has an id named.
    const { $defs = {}, items } = inComponents(z.toJSONSchema(z.array(schema), { io }));
    for (const [name, { id: _id, ...definition }] of Object.entries($defs)) {
      this.named[name] = definition;
    }
    return items;
  }
}

function inComponents(schema: unknown): { $defs?: Record<string, Json>; items: Json } {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  );
}
