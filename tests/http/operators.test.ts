// `deno task operator`, and what a person may read once it was run.
import { assertEquals, assertStringIncludes } from "@std/assert";
import { freePorts } from "../../local/ports.ts";
import { run } from "../_support/script.ts";
import { completedSession, newEmail, newLogin, send, signIn, sql } from "./_support/stack.ts";

const OPERATORS_READ = ["session-migration/stats", "session-migration/failures"];

function operator(...args: string[]) {
  return run("operator.ts", {}, args);
}

/** The status of each page of an operator, for one login. */
async function statuses(login: string): Promise<number[]> {
  const answers = await Promise.all(OPERATORS_READ.map((path) => send("GET", path, { login })));
  return answers.map(({ status }) => status);
}

Deno.test("a person reads as an operator from the day he is made one to the day he is none", async () => {
  const { email, id } = await newLogin();
  assertEquals(await statuses(await signIn(email)), [403, 403]);

  const made = await operator(` ${email.toUpperCase()}`);
  assertEquals(made.code, 0, made.lines.join());
  const login = await signIn(email);
  assertEquals(await statuses(login), [200, 200]);

  const unmade = await operator(email, "--remove");
  assertEquals(unmade.code, 0, unmade.lines.join());
  assertEquals(await statuses(login), [401, 401], "what he was given before");
  assertEquals(await statuses(await signIn(email)), [403, 403]);
  assertEquals(
    await sql("select raw_app_meta_data as kept from auth.users where id = $1", [id]),
    [{ kept: { provider: "email", providers: ["email"] } }],
  );
});

Deno.test("an address that nobody signs in with is said, and changes nobody", async () => {
  const count =
    "select count(*)::int from auth.users where raw_app_meta_data ->> 'role' is not null";
  const before = await sql(count);
  const email = newEmail();

  for (const args of [[email], [email, "--remove"], []]) {
    const { code, lines } = await operator(...args);
    assertEquals(code, 1);
    assertStringIncludes(lines[0], args[0] ?? "Whose login?");
  }
  assertEquals(await sql(count), before);
});

Deno.test("a database that does not answer is said", async () => {
  const url = `postgresql://postgres:postgres@127.0.0.1:${freePorts().database}/postgres`;

  const { code, lines } = await run("operator.ts", { SUPABASE_DB_URL: url }, [newEmail()]);

  assertEquals([code, lines.length], [1, 1]);
  assertStringIncludes(lines[0], "Nothing was changed");
});

Deno.test("an operator reads page after page of the migrations that failed", async () => {
  const session = await completedSession();
  // A real session's: failures of test sessions are not told.
  await sql("update app.temporary_session set is_test = false where id = $1", [session.session_id]);
  try {
    await sql(
      "select api.record_migration_failure($1, $1 || n, 'internal_error', 'create_client') " +
        "from generate_series(1, 3) as n",
      [session.session_id],
    );
    const read = async (query: string) =>
      (await send("GET", `session-migration/failures?state=open&page_size=2${query}`, {
        key: "secret",
      })).body;

    const first = await read("");
    const second = await read(`&before=${first.next}`);

    const [newest] = first.failures;
    assertEquals(
      [...first.failures, ...second.failures].slice(0, 3).map(({ request_id }) => request_id),
      [3, 2, 1].map((n) => `${session.session_id}${n}`),
    );
    assertEquals(
      { ...newest, at: typeof newest.at },
      {
        at: "string",
        code: "internal_error",
        step: "create_client",
        state: "open",
        session_id: session.session_id,
        request_id: `${session.session_id}3`,
      },
    );
  } finally {
    await sql("delete from app.migration_failure where session_id = $1", [session.session_id]);
    await sql("delete from app.temporary_session where id = $1", [session.session_id]);
  }
});
