// What the REST stand-in knows of the database: the functions that may be called, the settings of the
// roles that may call them. Read once, and again after `notify pgrst` or when a function is missing.

import pg from "pg";
import { OneTrip, type Outcome } from "./one_trip.ts";

interface Parameter {
  name: string;
  type: string;
  required: boolean;
}

/** A function of an exposed schema. */
export interface Callable {
  schema: string;
  name: string;
  parameters: Parameter[];
  shape: "void" | "row" | "value";
  many: boolean;
  readOnly: boolean;
  timeout: string | null;
}

interface Content {
  functions: Callable[];
  roles: Record<string, Record<string, string>>;
}

export interface Catalogue {
  find(schema: string, name: string, keys: string[]): Promise<Callable[]>;
  settings(role: string): Promise<Record<string, string>>;
}

const NO_SEARCH_PATH = "select set_config('search_path', '', true)";

const CONTENT = `
select json_build_object(
  'functions', (
    select coalesce(json_agg(json_build_object(
      'schema', n.nspname,
      'name', p.proname,
      'parameters', (
        select coalesce(json_agg(json_build_object(
          'name', coalesce(a.name, ''),
          'type', format_type(a.type, null),
          'required', a.place <= p.pronargs - p.pronargdefaults
        ) order by a.place), '[]')
        from (
          select b.name, b.type, row_number() over (order by b.n) as place
          from unnest(
            coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargnames, p.proargmodes
          ) with ordinality as b (type, name, mode, n)
          where coalesce(b.mode, 'i') in ('i', 'b')
        ) as a
      ),
      'shape', case
        when p.prorettype = 'void'::regtype then 'void'
        when t.typtype = 'c' or p.proargmodes && '{t,b,o}' then 'row'
        else 'value'
      end,
      'many', p.proretset,
      'readOnly', p.provolatile <> 'v',
      'timeout', (
        select split_part(s, '=', 2) from unnest(p.proconfig) as s
        where s like 'statement_timeout=%'
      )
    )), '[]')
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    join pg_type as t on t.oid = p.prorettype
    where n.nspname = any ($1::text[]) and p.prokind = 'f' and p.provariadic = 0
  ),
  'roles', (
    select coalesce(json_object_agg(r.rolname, r.settings), '{}')
    from (
      select r.rolname, json_object_agg(c.name, c.value order by s.setdatabase) as settings
      from pg_db_role_setting as s
      join pg_roles as r on r.oid = s.setrole
      cross join unnest(s.setconfig) as line
      cross join lateral (
        select split_part(line, '=', 1), substr(line, strpos(line, '=') + 1)
      ) as c (name, value)
      join pg_settings as g on g.name = c.name and g.context = 'user'
      where s.setdatabase = 0
         or s.setdatabase = (select d.oid from pg_database as d where d.datname = current_database())
      group by r.rolname
    ) as r
  )
)`;

const namesFit = ({ parameters }: Callable, keys: string[]) =>
  keys.every((key) => parameters.some(({ name }) => name === key)) &&
  parameters.every(({ name, required }) => !required || keys.includes(name));

/** A function with one nameless json parameter takes the whole body, whatever its keys. */
export const takesWholeBody = ({ parameters: [first, ...others] }: Callable) =>
  first?.name === "" && others.length === 0 && /^jsonb?$/.test(first.type);

function fitting(functions: Callable[], schema: string, name: string, keys: string[]): Callable[] {
  const named = functions.filter((f) => f.schema === schema && f.name === name);
  const fits = named.filter((f) => namesFit(f, keys));
  return fits.length > 0 ? fits : named.filter(takesWholeBody);
}

export function catalogueOf(database: pg.Pool, schemas: string[]): Catalogue {
  let content: Promise<Content> | undefined;
  let listening = false;
  const forget = () => content = undefined;

  async function listen(): Promise<void> {
    listening = true;
    const listener = new pg.Client(database.options);
    const lost = () => {
      listening = false;
      forget();
    };
    listener.on("error", lost).on("end", lost).on("notification", forget);
    try {
      await listener.connect();
      await listener.query("listen pgrst");
      listener.unref();
    } catch (error) {
      lost();
      throw error;
    }
  }

  async function read(): Promise<Content> {
    if (!listening) await listen();
    const list = `{${schemas.map((schema) => JSON.stringify(schema)).join()}}`;
    const outcome: Outcome = await database.query(
      new OneTrip([{ text: NO_SEARCH_PATH, values: [] }, { text: CONTENT, values: [list] }]),
    );
    if ("error" in outcome) throw outcome.error;
    return JSON.parse(outcome.row[0]!);
  }

  function current(): Promise<Content> {
    if (!content) {
      content = read();
      content.catch(forget);
    }
    return content;
  }

  return {
    async find(schema, name, keys) {
      const found = fitting((await current()).functions, schema, name, keys);
      if (found.length > 0) return found;
      forget();
      return fitting((await current()).functions, schema, name, keys);
    },
    async settings(role) {
      return (await current()).roles[role] ?? {};
    },
  };
}
