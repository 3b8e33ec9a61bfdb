// What a browser keeps for this site, and what the privacy page says of it.
import { assertEquals, assertStringIncludes } from "@std/assert";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "../../local/settings.ts";
import { privacy } from "../../web/src/texts.ts";

/** The words of the page, by the name of the place. */
const TOLD: Record<string, string> = {
  "tremplin.session": "Le numéro et la clé de votre simulation",
  "tremplin.login": "Votre connexion",
  "tremplin.password_login": "le numéro de la connexion par mot de passe",
  "tremplin.taken_over": "que le compte est désormais à vous seul",
  "tremplin.sign-up": "Ce que vous tapez à l’inscription",
  "tremplin.email": "l’adresse que vous donnez à la connexion",
  "tremplin.waiting": "qu’un compte attend son code",
  "tremplin.added": "qu’une simulation vient d’être ajoutée",
  "tremplin.attached": "ce qu’elle a changé",
};

async function findPlaces(): Promise<string[]> {
  const folder = join(REPOSITORY, "web/src");
  const names = await readdir(folder, { recursive: true });
  const sources = await Promise.all(
    names.filter((name) => /\.tsx?$/.test(name)).map((name) =>
      readFile(join(folder, name), "utf8")
    ),
  );
  const places = sources.join("\n").matchAll(/"(tremplin\.[a-z_-]+)"/g);
  return [...new Set([...places].map(([, place]) => place))];
}

Deno.test("the privacy page tells everything that the pages keep in a browser", async () => {
  const { facts = [] } = privacy.sections.find(({ title }) => title === "Dans votre navigateur")!;
  assertEquals((await findPlaces()).sort(), Object.keys(TOLD).sort());
  const told = facts.map(({ text }) => text).join(" ");
  for (const words of Object.values(TOLD)) assertStringIncludes(told, words);
});
