import { join } from "node:path";
import { assertEquals } from "@std/assert";
import { REPOSITORY } from "../../local/settings.ts";

const LITERAL = /"[^"\n]*"|`[^`]*`/g;
// A plain space would let a line begin with the sign; a straight apostrophe is a typewriter's.
const TYPEWRITTEN = / [;:?!»]|« |[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]/;

Deno.test("every text is typeset as French is", async () => {
  const source = await Deno.readTextFile(join(REPOSITORY, "web/src/texts.ts"));
  const texts = [...source.matchAll(LITERAL)].map(([text]) => text.replace(/\$\{[^}]*\}/g, ""));
  assertEquals(texts.filter((text) => TYPEWRITTEN.test(text)), []);
});
