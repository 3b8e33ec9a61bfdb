// Calls of the functions of schema `api` by REST, made from what the catalogue says they take.
import fc from "fast-check";
import { readTarget } from "../../../local/settings.ts";
import { RESPONSES, sql } from "../../http/_support/stack.ts";
import { filled, LOGINS, named, NEW_EMAIL, STATES } from "./cast.ts";
import { brokenBytes, type Bytes, oddValue, plainBytes, plainText, written } from "./odd.ts";
import { mostly, type Told } from "./requests.ts";

const { restUrl, publishableKey, secretKey } = readTarget();

/** One function, and what it takes. */
export interface Callable {
  name: string;
  parameters: { name: string; type: string; required: boolean }[];
  /** Called by a login; else by the secret key. */
  by_login: boolean;
}

/** A call; `typed` when each value is one that its parameter's type can hold. */
export interface Call {
  name: string;
  by: string | null;
  body: Bytes;
  typed: boolean;
}

/** Those that take something: the others cannot be told anything wrong. */
export async function callables(): Promise<Callable[]> {
  return await sql(`
    select
      p.proname as name,
      has_function_privilege('authenticated', p.oid, 'execute') as by_login,
      json_agg(json_build_object(
        'name', a.name, 'type', a.type::regtype::text,
        'required', a.place <= p.pronargs - p.pronargdefaults
      ) order by a.place) as parameters
    from pg_proc as p
    cross join unnest(p.proargnames, p.proargtypes::oid[]) with ordinality as a (name, type, place)
    where p.pronamespace = 'api'::regnamespace
    group by p.oid
    order by p.proname`);
}

// A value with which a call comes further than the first look at it; any other name has words.
const KNOWN: Record<string, unknown[]> = {
  session_id: STATES.map((state) => named(state, "id")),
  session_token: STATES.map((state) => named(state, "token")),
  client_id: LOGINS.map((login) => named(login, "id")),
  // Vouched for: any other is refused at once.
  login_id: [null],
  email: [NEW_EMAIL],
  password_hash: [`$2a$10$${"a".repeat(53)}`, null],
  profile: [{ company_name: "Chez Léa", contact_name: "Léa Martin" }],
  consents: [{ terms: "2026-01", contact: true, marketing: false }],
  responses: [RESPONSES, { CA: 1 }, {}],
  address_digest: ["0".repeat(64)],
  action: ["create_session", "migrate_session"],
  email_proof: ["auto", "required"],
  file_status: ["in_progress", "abandoned"],
  produit: ["TICPE", "CHRONO"],
  operator: ["support"],
  reason: ["asked for it"],
  code: ["internal_error"],
  step: ["create_client"],
  source: ["simulator"],
  contact: [true, "false"],
  marketing: [false, "true"],
  text_version: ["2026-01", "2026-01-15"],
};

const BY_TYPE: Record<string, fc.Arbitrary<unknown>> = {
  text: plainText,
  uuid: fc.oneof(fc.uuid(), fc.constantFrom(...LOGINS.map((login) => named(login, "id")))),
  jsonb: oddValue.map(storable),
  boolean: fc.boolean(),
  integer: fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31))),
  bigint: fc.oneof(fc.integer(), fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER)),
};

/** The same value without what no jsonb holds. */
function storable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value).replace(/\\u0000|\\ud[89a-f]\w\w/gi, "?").replace(/"<raw [^>]*>"/g, "0"),
  );
}

/** Of one session in all that it is asked, mostly. */
function typedValue(
  { name, type }: { name: string; type: string },
  state: string,
): fc.Arbitrary<unknown> {
  const values = BY_TYPE[type];
  if (!values) throw new Error(`${name}: what values of ${type} are there? Say it in BY_TYPE.`);
  const any = mostly(values, fc.constant(null), 6);
  const known = KNOWN[name];
  if (!known) return any;
  const own = known.filter((value) => `${value}`.startsWith(`@${state}.`));
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...own.length > 0 ? own : known) },
    { weight: 1, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: any },
  );
}

function callOf({ name, parameters, by_login }: Callable): fc.Arbitrary<Call> {
  const by = by_login ? fc.constantFrom<string>(...LOGINS) : fc.constant(null);
  const args = fc.constantFrom(...STATES).chain((state) =>
    fc.record(
      Object.fromEntries(
        parameters.map((parameter) => [parameter.name, typedValue(parameter, state)]),
      ),
      {
        requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name),
        noNullPrototype: true,
      },
    )
  );
  const untyped = fc.tuple(args, fc.nat(), oddValue).map(([value, place, other]) => ({
    ...value,
    [parameters[place % parameters.length].name]: other,
  }));
  const bodies = fc.oneof(
    {
      weight: 6,
      arbitrary: args.map((value) => ({ body: plainBytes(written(value)), typed: true })),
    },
    {
      weight: 3,
      arbitrary: untyped.map((value) => ({ body: plainBytes(written(value)), typed: false })),
    },
    {
      weight: 1,
      arbitrary: brokenBytes(args.map(written)).map((body) => ({ body, typed: false })),
    },
  );
  return fc.tuple(by, bodies).map(([by, body]) => ({ name, by, ...body }));
}

/** Any call of any function. */
export function calls(functions: Callable[]): fc.Arbitrary<Call> {
  return fc.oneof(...functions.map(callOf));
}

/** Calls it for real. */
export async function call({ name, by, body }: Call): Promise<Told & { text: string }> {
  const response = await fetch(`${restUrl}/rpc/${name}`, {
    method: "POST",
    headers: {
      ...by === null
        ? { apikey: secretKey }
        : { apikey: publishableKey, authorization: `Bearer ${filled(named(by, "token"))}` },
      "content-profile": "api",
      "content-type": "application/json",
    },
    body: new Blob([body.encode(filled(body.text)) as BlobPart]),
  });
  const text = await response.text();
  return { method: "POST", path: `rpc/${name}`, status: response.status, text };
}
