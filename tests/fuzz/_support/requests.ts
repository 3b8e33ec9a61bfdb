// Requests made from the functions' own OpenAPI documents: each part mostly as it should be, so that a
// request that is wrong in one place comes as far as that place.
import fc from "fast-check";
import { readTarget } from "../../../local/settings.ts";
import type { Operation } from "../../_support/contract.ts";
import type { Document } from "../../../scripts/functions.ts";
import { filled, LOGINS, named, NEW_EMAIL, STATES } from "./cast.ts";
import {
  brokenBytes,
  type Bytes,
  oddText,
  oddValue,
  plainBytes,
  plainText,
  spoilt,
  written,
} from "./odd.ts";

const { url, publishableKey, secretKey } = readTarget();

/** A request, with names in the place of what only the running stack knows. */
export interface Plan {
  method: string;
  /** From the function's own name on. */
  path: string;
  headers: Record<string, string>;
  body: Bytes | null;
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "X"];
const BODILESS = ["GET", "HEAD"];
const CONTENT_TYPES = [
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/json; charset=utf-16",
  "application/jsonp",
  "application/problem+json",
  "text/plain",
  "text/html; charset=x",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "",
  ";",
];
const ODD_HEADERS: [string, string][] = [
  ["x-forwarded-for", "192.0.2.1"],
  ["x-http-method-override", "DELETE"],
  ["content-encoding", "gzip"],
  ["accept", "text/html"],
  ["if-none-match", "*"],
  ["if-none-match", '"x", W/"y", '],
  ["range", "bytes=0-1"],
  ["origin", "null"],
  ["origin", "https://example.com"],
  ["x-request-id", "forged"],
  ["x-client-info", "{}"],
  ["prefer", "count=exact"],
  ["content-profile", "app"],
  ["cookie", "a=b; ="],
];
// A login that nobody signed, one without a signature, and no login at all.
const BAD_LOGINS = [
  "Bearer eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.AAAA",
  "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.",
  "Bearer x.y.z",
  "Bearer",
  "Bearer  ",
  "Basic eDp5",
  "é",
];

/** What can stand in a header. */
const headerText = oddText.map((text) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, "").trim());

/** The right one, `weight` times to one. */
export function mostly<T>(
  right: fc.Arbitrary<T>,
  wrong: fc.Arbitrary<T>,
  weight = 12,
): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

/** A part of a path: read back as it was, or not readable at all. */
const segment = fc.oneof(
  oddText.map((text) => encodeURIComponent(text.toWellFormed()) || "%20"),
  fc.constantFrom("%00", "%ff", "%zz", "%", "%2f..%2f", "a%2fb", "x".repeat(3_000), "é", "a b"),
);

function pathOf({ slug, template }: Operation, state: string): fc.Arbitrary<string> {
  const path = (id: string) => `${slug}${template.replace(/\{\w+\}/, id)}`;
  return mostly(
    fc.constant(path(named(state, "id"))),
    fc.oneof(
      segment.map(path),
      segment.map((extra) => `${path(named(state, "id"))}/${extra}`),
      segment.map((name) => `${slug}/${name}`),
    ),
  );
}

function queryOf(description: Document): fc.Arbitrary<string> {
  const known: Document[] = (description.parameters as Document[])
    .filter((parameter) => parameter.in === "query");
  const names = known.map(({ name }) => name as string);
  const right = fc.tuple(
    ...known.map(({ name, schema }) => fc.option(ofSchema(schema).map((value) => [name, value]))),
  );
  const pair = fc.tuple(names.length ? fc.constantFrom(...names) : oddText, oddText);
  const wrong = fc.array(pair, { maxLength: 3 });
  return mostly<unknown[]>(right, wrong, names.length > 0 ? 1 : 9).map((pairs) =>
    pairs.filter((pair) => pair !== null)
      .map((pair) => (pair as unknown[]).map((part) => encoded(`${part}`)).join("="))
      .join("&")
  ).map((query) => query && `?${query}`);
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function credentials(description: Document): fc.Arbitrary<Record<string, string>> {
  const ways: string[] = description.security.flatMap((way: Document) => Object.keys(way));
  const login = fc.constantFrom(...LOGINS)
    .map((name) => ({ authorization: `Bearer ${named(name, "token")}`, apikey: publishableKey }));
  const right = fc.oneof(
    fc.constant({ apikey: secretKey }),
    ...ways.includes("login") ? [login] : [fc.constant({ apikey: publishableKey })],
  );
  const wrong = fc.oneof(
    fc.constant({}),
    login,
    headerText.map((apikey) => ({ apikey })),
    fc.constantFrom(...BAD_LOGINS)
      .map((authorization) => ({ authorization, apikey: secretKey })),
  );
  return mostly<Record<string, string>>(right, wrong);
}

function token(description: Document, state: string): fc.Arbitrary<Record<string, string>> {
  const isNeeded = description.security.some((way: Document) => "sessionToken" in way);
  const own = { "x-session-token": named(state, "token") };
  return mostly<Record<string, string>>(
    fc.constant(isNeeded ? own : {}),
    fc.oneof(
      fc.constant({}),
      fc.constantFrom(...STATES).map((other) => ({ "x-session-token": named(other, "token") })),
      headerText.map((text) => ({ "x-session-token": text })),
    ),
  );
}

/** Values as a JSON Schema of ours asks for them. */
function ofSchema(schema: Document): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(ofSchema));
  if (schema.pattern) {
    return fc.stringMatching(new RegExp(schema.pattern))
      .filter((text) => text.length <= (schema.maxLength ?? Infinity));
  }
  switch (schema.type) {
    case "string":
      return plainText.map((text) => text.slice(0, schema.maxLength).toWellFormed());
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "number":
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case "object":
      return schema.properties ? ofProperties(schema) : fc.dictionary(
        ofSchema(schema.propertyNames ?? { type: "string" }) as fc.Arbitrary<string>,
        ofSchema(schema.additionalProperties),
        { maxKeys: 6, noNullPrototype: true },
      );
    default:
      return fc.oneof(plainText, fc.nat(2_000_000), fc.boolean(), oddValue);
  }
}

function ofProperties({ properties, required = [] }: Document): fc.Arbitrary<unknown> {
  const values = Object.entries(properties).map(([name, schema]) => [name, ofSchema(schema)]);
  return fc.record(Object.fromEntries(values), { requiredKeys: required, noNullPrototype: true });
}

/** The document's own example, about one of our sessions and somebody new. */
function example(schema: Document, state: string): fc.Arbitrary<Record<string, unknown>> {
  return fc.constantFrom(...schema.examples as Record<string, unknown>[]).map((value) => ({
    ...value,
    ..."session_id" in value && { session_id: named(state, "id") },
    ..."email" in value && { email: NEW_EMAIL },
  }));
}

function bodyOf(description: Document, state: string): fc.Arbitrary<Bytes | null> {
  const schema = description.requestBody?.content["application/json"].schema;
  if (!schema) {
    return mostly<Bytes | null>(fc.constant(null), brokenBytes(fc.constant("{}")));
  }
  const right = example(schema, state);
  const names = Object.keys(schema.properties);
  const inOneField = fc.tuple(
    right,
    fc.constantFrom(...names).chain((name) =>
      ofSchema(schema.properties[name]).map((value) => ({ [name]: value }))
    ),
  ).map(([value, other]) => ({ ...value, ...other }));
  return fc.oneof(
    { weight: 3, arbitrary: right.map(written).map(plainBytes) },
    { weight: 6, arbitrary: inOneField.map(written).map(plainBytes) },
    { weight: 1, arbitrary: ofSchema(schema).map(written).map(plainBytes) },
    { weight: 4, arbitrary: spoilt(right).map(written).map(plainBytes) },
    { weight: 3, arbitrary: brokenBytes(right.map(written)) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

function requestTo(operation: Operation): fc.Arbitrary<Plan> {
  const description = operation.document.paths[operation.template][operation.method];
  return fc.constantFrom(...STATES, "completed", "open").chain((state) =>
    fc.record({
      method: mostly(
        fc.constant(operation.method.toUpperCase()),
        fc.constantFrom(...METHODS),
      ),
      path: pathOf(operation, state),
      query: queryOf(description),
      credentials: credentials(description),
      token: token(description, state),
      type: mostly(fc.constant("application/json"), fc.constantFrom(...CONTENT_TYPES)),
      more: mostly(
        fc.constant<[string, string][]>([]),
        fc.subarray(ODD_HEADERS, { maxLength: 3 }),
        6,
      ),
      body: bodyOf(description, state),
    })
  ).map(({ method, path, query, credentials, token, type, more, body }) => ({
    method,
    path: path + query,
    headers: {
      ...credentials,
      ...token,
      ...body && { "content-type": type },
      ...Object.fromEntries(more),
    },
    body: BODILESS.includes(method) ? null : body,
  }));
}

/** Any request to any route there is. */
export function requests(operations: Operation[]): fc.Arbitrary<Plan> {
  return fc.oneof(...operations.map(requestTo));
}

/** What was sent and what came, as far as a property looks at it. */
export interface Told {
  method: string;
  path: string;
  status: number;
  text: string;
}

/** Sends it for real; the answer is held against its document on the way. */
export async function send({ method, path, headers, body }: Plan): Promise<Told> {
  const response = await fetch(`${url}/functions/v1/${filled(path)}`, {
    method,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, filled(value)]),
    ),
    body: body && new Blob([body.encode(filled(body.text)) as BlobPart]),
  });
  return { method, path, status: response.status, text: await response.text() };
}
