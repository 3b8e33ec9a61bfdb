// The offline stack's stand-in for PostgREST. It knows `POST /rpc/<function>` and answers it as the
// real one does; all the rest is 501. Nothing outside local/ imports it: production has the real one.

import type { JSONWebKeySet, JWTPayload } from "jose";
import type pg from "pg";
import { tokenReader } from "./jwt.ts";
import { OneTrip, type Outcome } from "./one_trip.ts";
import { type Callable, catalogueOf, takesWholeBody } from "./rest_catalogue.ts";
import { connectionRefusal, JSON_TYPE, notCovered, Refusal, refusalOf } from "./rest_errors.ts";

export interface RestOptions {
  database: pg.Pool;
  jwks: JSONWebKeySet;
  schemas: string[];
  anonRole: string;
}

interface Call {
  callable: Callable;
  keys: string[];
  body: string;
}

const SKEW_SECONDS = 30;
const EXTRA_SEARCH_PATH = ["public", "extensions"];
const BODILESS = [204, 205, 304];
const SET_LOCAL = "select count(set_config(key, value, true)) from json_each_text($1::json)";

/** Answers a request whose path begins at PostgREST's own root. */
export function restHandler(options: RestOptions): (request: Request) => Promise<Response> {
  const { database, anonRole } = options;
  const readToken = tokenReader(options.jwks);
  const catalogue = catalogueOf(database, options.schemas);

  async function answer(request: Request): Promise<Response> {
    const claims = await readClaims(request, readToken);
    const role = typeof claims.role === "string" ? claims.role : anonRole;
    const { name, schema } = readTarget(request, options.schemas);
    const { keys, body } = await readBody(request);
    const found = await catalogue.find(schema, name, keys);
    const call = { callable: onlyOne(found, schema, name, keys), keys, body };
    checkAccept(request);

    const local = {
      ...await catalogue.settings(role),
      ...requestSettings(request, { ...claims, role }, role, schema),
      ...functionSettings(call.callable),
    };
    const outcome: Outcome = await database.query(
      new OneTrip([
        { text: SET_LOCAL, values: [JSON.stringify(local)] },
        { text: callText(call), values: [call.body] },
      ]),
    );
    if ("error" in outcome) throw refusalOf(outcome.error, role === anonRole);
    return responseOf(call.callable, outcome.row);
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return (error instanceof Refusal ? error : connectionRefusal(error as Error)).response();
    }
  };
}

async function readClaims(
  request: Request,
  readToken: (token: string) => Promise<JWTPayload | null>,
): Promise<JWTPayload> {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(/ +/);
  if (scheme.toLowerCase() !== "bearer") return {};
  if (!token) throw invalidToken("PGRST301", "Empty JWT is sent in Authorization header");
  const parts = token.split(".").length;
  if (parts !== 3) throw invalidToken("PGRST301", `Expected 3 parts in JWT; got ${parts}`);
  const claims = await readToken(token);
  if (!claims) {
    throw invalidToken(
      "PGRST301",
      "No suitable key or wrong key type",
      "None of the keys was able to decode the JWT",
    );
  }
  checkTimes(claims);
  return claims;
}

function checkTimes({ exp, nbf, iat }: JWTPayload): void {
  const now = Math.floor(Date.now() / 1000);
  if (exp !== undefined && now - SKEW_SECONDS > exp) throw invalidToken("PGRST303", "JWT expired");
  if (nbf !== undefined && now + SKEW_SECONDS < nbf) {
    throw invalidToken("PGRST303", "JWT not yet valid");
  }
  if (iat !== undefined && now + SKEW_SECONDS < iat) {
    throw invalidToken("PGRST303", "JWT issued at future");
  }
}

function invalidToken(code: string, message: string, details: string | null = null): Refusal {
  const challenge = `Bearer error="invalid_token", error_description=${JSON.stringify(message)}`;
  return new Refusal(401, code, message, details, null, { "www-authenticate": challenge });
}

function readTarget(request: Request, schemas: string[]): { name: string; schema: string } {
  const { pathname, search } = new URL(request.url);
  const name = pathname.match(/^\/rpc\/([^/]+)$/)?.[1];
  if (request.method !== "POST" || !name) throw notCovered(`${request.method} ${pathname}`);
  if (search) throw notCovered("a query string on a function");
  const prefer = request.headers.get("prefer") ?? "";
  if (/\b(count|max-affected)=|=(minimal|strict)\b/.test(prefer)) {
    throw notCovered(`Prefer: ${prefer}`);
  }
  const schema = request.headers.get("content-profile") ?? schemas[0];
  if (!schemas.includes(schema)) {
    const exposed = `Only the following schemas are exposed: ${schemas.join(", ")}`;
    throw new Refusal(406, "PGRST106", `Invalid schema: ${schema}`, null, exposed);
  }
  return { name: decodeURIComponent(name), schema };
}

async function readBody(request: Request): Promise<{ keys: string[]; body: string }> {
  const type = (request.headers.get("content-type") ?? "application/json").split(";")[0].trim();
  if (/^(text\/|application\/(octet-stream|x-www-form-urlencoded)$)/.test(type)) {
    throw notCovered(`Content-Type: ${type}`);
  }
  if (type !== "application/json") {
    throw new Refusal(400, "PGRST102", `Content-Type not acceptable: ${type}`);
  }
  const text = await request.text();
  if (text === "") return { keys: [], body: "{}" };
  const json = parseBody(text);
  if (Array.isArray(json)) {
    if (!haveSameKeys(json)) throw new Refusal(400, "PGRST102", "All object keys must match");
    return { keys: keysOf(json[0]), body: JSON.stringify(json[0] ?? {}) };
  }
  return { keys: keysOf(json), body: text };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text, wellFormed);
  } catch {
    throw new Refusal(400, "PGRST102", "Empty or invalid json");
  }
}

/** Half a surrogate pair is no text to the real one, though it is to JSON.parse. */
function wellFormed(key: string, value: unknown): unknown {
  const texts = typeof value === "string" ? [key, value] : [key];
  if (!texts.every((text) => text.isWellFormed())) throw new SyntaxError();
  return value;
}

function haveSameKeys(list: unknown[]): boolean {
  const keys = list.map((one) => JSON.stringify(keysOf(one).sort()));
  return list.every(isObject) && keys.every((one) => one === keys[0]);
}

const isObject = (json: unknown): json is object =>
  json !== null && typeof json === "object" && !Array.isArray(json);

const keysOf = (json: unknown) => isObject(json) ? Object.keys(json) : [];

function onlyOne(found: Callable[], schema: string, name: string, keys: string[]): Callable {
  if (found.length === 1) return found[0];
  const full = `${schema}.${name}`;
  if (found.length > 1) throw notCovered(`${full}, which is overloaded`);
  const list = keys.join(", ");
  const called = keys.length > 0 ? `(${list})` : " without parameters";
  const searched = keys.length > 0
    ? ` with parameter${keys.length > 1 ? "s" : ""} ${list}`
    : " without parameters";
  throw new Refusal(
    404,
    "PGRST202",
    `Could not find the function ${full}${called} in the schema cache`,
    `Searched for the function ${full}${searched} or with a single unnamed json/jsonb parameter, ` +
      "but no matches were found in the schema cache.",
  );
}

function checkAccept(request: Request): void {
  const accept = request.headers.get("accept") ?? "*/*";
  const types = accept.split(",").map((type) => type.split(";")[0].trim());
  if (types.some((type) => ["application/json", "application/*", "*/*"].includes(type))) return;
  if (types.some((type) => /^(application\/vnd\.pgrst\.|text\/csv$)/.test(type))) {
    throw notCovered(`Accept: ${accept}`);
  }
  throw new Refusal(
    406,
    "PGRST107",
    `None of these media types are available: ${types.join(", ")}`,
  );
}

function requestSettings(request: Request, claims: JWTPayload, role: string, schema: string) {
  return {
    search_path: [schema, ...EXTRA_SEARCH_PATH].map(identifier).join(", "),
    role,
    "request.jwt.claims": JSON.stringify(claims),
    "request.method": request.method,
    "request.path": new URL(request.url).pathname,
    "request.headers": JSON.stringify(Object.fromEntries(request.headers)),
  };
}

function functionSettings({ readOnly, timeout }: Callable): Record<string, string> {
  return {
    ...(timeout === null ? {} : { statement_timeout: timeout }),
    ...(readOnly ? { transaction_read_only: "on" } : {}),
  };
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Gives one row: the body as text, the number of rows, and what the function set of the answer. */
function callText({ callable, keys }: Call): string {
  const { schema, name, parameters, shape, many } = callable;
  const whole = takesWholeBody(callable);
  const given = parameters.filter((parameter) => keys.includes(parameter.name));
  const columns = given.map(({ name, type }) => `${identifier(name)} ${type}`);
  const source = whole || given.length === 0
    ? "(select $1::json as body) as given"
    : `json_to_record($1::json) as given (${columns.join(", ")})`;
  const values = whole
    ? `given.body::${parameters[0].type}`
    : given.map(({ name }) => `${identifier(name)} => given.${identifier(name)}`).join(", ");
  const called = `${identifier(schema)}.${identifier(name)}(${values})`;
  const result = shape === "row"
    ? `select result.* from ${source}, lateral ${called} as result`
    : `select ${called} as value from ${source}`;
  return `with result as materialized (${result}) select ${bodyText(shape, many)}, ` +
    `${many ? "count(*)" : "1"}, nullif(current_setting('response.status', true), ''), ` +
    "nullif(current_setting('response.headers', true), '') from result";
}

function bodyText(shape: Callable["shape"], many: boolean): string {
  if (shape === "void") return "null";
  const one = shape === "row" ? "result" : "result.value";
  return many
    ? `coalesce(json_agg(${one}), '[]')::text`
    : `coalesce(to_json(${one})::text, 'null')`;
}

function responseOf({ shape }: Callable, [body, count, status, headers]: (string | null)[]) {
  const isVoid = shape === "void";
  const code = status === null ? (isVoid ? 204 : 200) : Number(status);
  if (!Number.isInteger(code) || code < 200 || code > 599) {
    throw new Refusal(500, "PGRST112", "response.status guc must be a valid status code");
  }
  const response = new Response(isVoid || BODILESS.includes(code) ? null : body, {
    status: code,
    headers: {
      ...(isVoid ? {} : { "content-type": JSON_TYPE }),
      "content-range": count === "0" ? "*/*" : `0-${Number(count) - 1}/*`,
    },
  });
  for (const [name, value] of chosenHeaders(headers)) response.headers.set(name, value);
  return response;
}

function chosenHeaders(text: string | null): [string, string][] {
  if (text === null) return [];
  try {
    return JSON.parse(text).map((header: Record<string, string>) => {
      const [entry, ...others] = Object.entries(header);
      if (others.length > 0 || typeof entry[1] !== "string") throw new TypeError();
      return entry;
    });
  } catch {
    throw new Refusal(
      500,
      "PGRST111",
      "response.headers guc must be a JSON array composed of objects with a single key and a " +
        "string value",
    );
  }
}
