import { assertEquals } from "@std/assert";
import { breaches } from "../../scripts/check_sql.ts";

const GOOD = `-- Why this is here.
create function app.do_it(answer text)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select 'KEPT' || "Quoted" || do_it.answer; -- NOT read
$$;
`;

/** What is found in a good file after one change. */
function after(wanted: string, instead: string): string[] {
  return breaches("sql/schema/30_logic/do_it.sql", GOOD.replace(wanted, instead));
}

const PATH = "sql/schema/30_logic/do_it.sql";

Deno.test("a good file has no breach", () => {
  assertEquals(after("", ""), []);
});

Deno.test("upper case is found in bodies, not in literals, names or comments", () => {
  assertEquals(after("  select", "  SELECT"), [`${PATH}:9 has "SELECT" in upper case`]);
});

Deno.test("text between dollars is a literal where it is no body", () => {
  assertEquals(after("'KEPT'", "$t$Kept$t$"), []);
});

Deno.test("a missing clause is named", () => {
  assertEquals(after("security invoker\n", ""), [`${PATH}: do_it does not state its security`]);
});

Deno.test("clauses in another order are named", () => {
  assertEquals(after("language sql\nstable\n", "stable\nlanguage sql\n"), [
    `${PATH}: do_it states its volatility too early`,
  ]);
});

Deno.test("a file holds the one function of its name", () => {
  assertEquals(after("app.do_it(", "app.do_that("), [`${PATH}: holds do_that, not do_it alone`]);
});

Deno.test("columns, tabs, ends of lines and of the file", () => {
  assertEquals(after("Why", "Why ".repeat(30)), [`${PATH}:1 is wider than 100 columns`]);
  assertEquals(after("  select", "\tselect"), [`${PATH}:9 holds a tab`]);
  assertEquals(after("stable", "stable "), [
    `${PATH}:5 ends in white space`,
    `${PATH}: do_it does not state its volatility`,
  ]);
  assertEquals(after("$$;\n", "$$;"), [`${PATH} does not end in a line feed`]);
});
