import { createHash } from "node:crypto";
import { join } from "node:path";
import { assertEquals } from "@std/assert";
import { REPOSITORY } from "../../local/settings.ts";
import { signUp, terms, TERMS_VERSION } from "../../web/src/texts.ts";

const LITERAL = /"[^"\n]*"|`[^`]*`/g;
// A plain space would let a line begin with the sign; a straight apostrophe is a typewriter's.
const TYPEWRITTEN = / [;:?!»]|« |[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]/;

Deno.test("every text is typeset as French is", async () => {
  const source = await Deno.readTextFile(join(REPOSITORY, "web/src/texts.ts"));
  const texts = [...source.matchAll(LITERAL)].map(([text]) => text.replace(/\$\{[^}]*\}/g, ""));
  assertEquals(texts.filter((text) => TYPEWRITTEN.test(text)), []);
});

/** What people agree to, in each version that was ever shown. */
const AGREED: Record<string, string> = {
  "2026-11-22": "6c785db15c7eccd7ba645ae447ee2694909afe7bd23c0e42498ed279c9049b0e",
};

Deno.test("what people agree to has a version of its own: another text, another version", () => {
  const text = JSON.stringify([terms, signUp.terms, signUp.contactConsent, signUp.marketing]);
  assertEquals(createHash("sha256").update(text).digest("hex"), AGREED[TERMS_VERSION]);
});
