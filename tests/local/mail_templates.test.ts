import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { readAuthSettings, secondsOf, type Template } from "../../local/auth_settings.ts";
import { plainText, writeLetter } from "../../local/letter.ts";

const SITE = "https://www.example.fr";
const { templates, sender } = await readAuthSettings(SITE);

const WORDS = { Token: "042917", SiteURL: SITE };
const PAGES: Record<Template, string> = {
  recovery: `${SITE}/mot-de-passe/`,
  confirmation: `${SITE}/connexion/`,
  magic_link: `${SITE}/espace-client/`,
};
// As tests/web/texts.test.ts has it for the pages.
const TYPEWRITTEN = /[ \n][;:?!»]|«[ \n]|[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]/;

for (const [name, page] of Object.entries(PAGES) as [Template, string][]) {
  // No other word is given: a template that named a hash or a link to Auth would not be written.
  const { subject, html } = writeLetter(sender, "lea@example.fr", templates[name], WORDS);

  Deno.test(`the ${name} mail has the code once, and not where a locked screen shows it`, () => {
    assertEquals(plainText(html).split("042917").length, 2);
    assert(!subject.includes("042917"));
  });

  Deno.test(`the ${name} mail leads to the page that asks for the code, and tells it nothing`, () => {
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    assertEquals(links, [page]);
  });

  Deno.test(`the ${name} mail is typeset as French is`, () => {
    for (const text of [subject, plainText(html)]) assert(!TYPEWRITTEN.test(text), text);
    assertMatch(html, /<html lang="fr">/);
  });
}

Deno.test("a mail's words are escaped, and one that nobody gives is refused", () => {
  const write = (html: string) =>
    writeLetter(sender, "lea@example.fr", { subject: "{{ .Email }}", html }, { Email: "<b>&'" });
  const { subject, html } = write('<p title="{{.Email}}">');
  assertEquals([subject, html], ["<b>&'", '<p title="&#60;b&#62;&#38;&#39;">']);
  assertThrows(() => write("{{ .Nobody }}"), Error, "{{ .Nobody }}");
});

Deno.test("the time between two mails is read as Go writes it", () => {
  assertEquals(["1s", "60s", "1m", "1m0s", "1m30s"].map(secondsOf), [1, 60, 60, 60, 90]);
  for (const duration of ["", "60", "1h", "0s"]) {
    assertThrows(() => secondsOf(duration), Error, "duration");
  }
});
