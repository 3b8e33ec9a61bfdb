import { assertEquals, assertThrows } from "@std/assert";
import { readSettings, readTarget } from "../../local/settings.ts";

Deno.test("without a word, the stack is where the Supabase CLI puts its own", () => {
  assertEquals(readSettings({}).ports, {
    api: 54321,
    database: 54322,
    web: 3000,
    mail: 54324,
  });
  const { url, databaseUrl, mailUrl } = readTarget({});
  assertEquals([url, mailUrl], ["http://127.0.0.1:54321", "http://127.0.0.1:54324"]);
  assertEquals(databaseUrl, "postgresql://postgres:postgres@127.0.0.1:54322/postgres");
});

Deno.test("a port that is none is refused by the name of its variable", () => {
  for (const TREMPLIN_API_PORT of ["abc", "0", "65536", "1.5"]) {
    assertThrows(() => readSettings({ TREMPLIN_API_PORT }), Error, "TREMPLIN_API_PORT");
  }
});

Deno.test("the mails of another stack are apart from this one's", () => {
  assertEquals(readSettings({ TREMPLIN_API_PORT: "55321" }).ports.mail, 55324);
  assertEquals(readTarget({ TREMPLIN_MAIL_PORT: "7000" }).mailUrl, "http://127.0.0.1:7000");
});

Deno.test("the site of another port is an allowed origin", () => {
  const { functions } = readSettings({ TREMPLIN_WEB_PORT: "3100" });
  assertEquals(functions.ALLOWED_ORIGINS, "http://localhost:3100,http://127.0.0.1:3100");
});

Deno.test("scripts and tests follow the environment to another stack", () => {
  const target = readTarget({ SUPABASE_URL: "http://h", REST_URL: "http://r" });
  assertEquals([target.url, target.restUrl, target.authUrl], [
    "http://h",
    "http://r",
    "http://h/auth/v1",
  ]);
});
