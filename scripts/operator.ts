// Lets a person who has a login read the operators' page, or no longer. It asks the database, which
// every target has; the role is in the tokens that Auth gives from then on, so that those given
// before end with their logins.
// deno task operator <e-mail> [--remove]

import { parseArgs } from "@std/cli/parse-args";
import pg from "pg";
import { readTarget } from "../local/settings.ts";
import { taskLine } from "../local/task_line.ts";

const GIVE = `
  update auth.users
  set raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || '{"role": "operator"}'
  where email = app.normal_email($1) and deleted_at is null`;
const TAKE = `
  with taken as (
    update auth.users
    set raw_app_meta_data = raw_app_meta_data - 'role'
    where email = app.normal_email($1) and raw_app_meta_data ->> 'role' = 'operator'
    returning id
  ), signed_out as (
    delete from auth.sessions where user_id in (select id from taken)
  )
  select from taken`;

/** How many logins it changed. */
async function change(sql: string, email: string): Promise<number> {
  const client = new pg.Client(readTarget().databaseUrl);
  await client.connect();
  try {
    return (await client.query(sql, [email])).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

function stop(...lines: string[]): never {
  for (const line of lines) console.log(line);
  Deno.exit(1);
}

const { _: [email], remove } = parseArgs(Deno.args, { boolean: ["remove"], string: ["_"] });
if (!email) stop(`Whose login? ${taskLine("operator")} <e-mail> [--remove]`);

const changed = await change(remove ? TAKE : GIVE, email).catch(({ message, code }) =>
  stop(`Nothing was changed: the database does not answer as it should. ${message || code}`)
);
if (changed === 0) {
  stop(
    remove ? `No operator signs in as ${email}.` : `Nobody signs in as ${email}.`,
    ...(remove ? [] : ["Create the account first: on the site, or in Supabase's dashboard."]),
  );
}
console.log(
  remove
    ? `${email} is no operator any more, and signed out wherever he was signed in.`
    : `${email} is an operator from the next sign-in on.`,
);
