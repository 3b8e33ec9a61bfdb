// `deno task web:build`: the site as a folder that any static host serves. Each page is written as
// HTML, so that it is there before its script; `--out=<folder>`, else `dist`; with `--direct`, pages
// call the functions' own address.

import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "@std/cli/parse-args";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { REPOSITORY } from "../local/settings.ts";
import { type Page, pages } from "../web/pages.ts";
import { Shell } from "../web/src/ui/shell.tsx";
import { configFile, headersFile, redirectsFile } from "../web/hosting.ts";

const WEB = join(REPOSITORY, "web");

export interface SiteSettings {
  /** Where the functions, Auth and REST are, e.g. https://<ref>.supabase.co. */
  apiUrl: string;
  publishableKey: string;
  /** Whether pages call the functions' own address, not `/api` of the site. */
  direct?: boolean;
}

/** Builds the site into `out`, which it empties first. */
export async function buildSite(out: string, settings: SiteSettings): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await bundleAll(out);
  for (const page of pages) {
    await write(join(out, page.path, "index.html"), html(page, await scriptTags(out, page)));
  }
  await write(join(out, "config.json"), configFile(settings));
  await write(join(out, "_headers"), headersFile(settings.apiUrl));
  await write(join(out, "_redirects"), redirectsFile(settings.apiUrl));
  await copyFile(join(WEB, "src/style.css"), join(out, "style.css"));
  for (const name of await readdir(join(WEB, "fonts"))) {
    await mkdir(join(out, "fonts"), { recursive: true });
    await copyFile(join(WEB, "fonts", name), join(out, "fonts", name));
  }
}

/** A page's script, with what it asks for as soon as it runs: fetched beside it, not after it. */
async function scriptTags(out: string, { script }: Page): Promise<string> {
  if (!script) return "";
  const code = await readFile(join(out, "assets", `${name(script)}.js`), "utf8");
  const chunks = [...code.matchAll(/(?:from|import)"\.\/(chunk-[\w-]+\.js)"/g)];
  return [
    `<link rel="preload" href="/config.json" as="fetch" crossorigin>`,
    ...chunks.map(([, file]) => `<link rel="modulepreload" href="/assets/${file}">`),
    `<script type="module" src="/assets/${name(script)}.js"></script>`,
  ].join("\n");
}

function html({ head, component, early }: Page, scripts: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(head.title)}</title>
<meta name="description" content="${escape(head.description)}">
<link rel="preload" href="/fonts/source-serif-4-600.woff2" as="font" type="font/woff2" crossorigin>
${early ? `<script src="/assets/${name(early)}.js"></script>` : ""}
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
${scripts}
</head>
<body><div id="page">${renderToString(h(Shell, null, h(component, null)))}</div></body>
</html>
`;
}

/** What one page asks for is not in the way of another: those that stand alone share no file. */
async function bundleAll(out: string): Promise<void> {
  const scripted = pages.filter(({ script }) => script);
  const alone = scripted.filter((page) => page.alone).map((page) => [page]);
  const together = scripted.filter((page) => !page.alone);
  const early = pages.flatMap((page) => page.early ?? []);
  // The first of them fetches the bundler itself: two at once would be in each other's way.
  await bundle(out, early, "--format", "iife");
  await Promise.all(
    [...alone, together].map((group) =>
      bundle(out, group.map(({ script }) => script!), "--code-splitting")
    ),
  );
}

async function bundle(out: string, scripts: string[], ...settings: string[]): Promise<void> {
  if (scripts.length === 0) return;
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["bundle", "--quiet", "--platform", "browser", "--minify", ...settings],
      ...["--outdir", join(out, "assets"), ...scripts.map((script) => join(WEB, script))],
    ],
    cwd: REPOSITORY,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

function name(script: string): string {
  return script.replace(/^.*\//, "").replace(/\.tsx?$/, "");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

if (import.meta.main) {
  const { out, direct } = parseArgs(Deno.args, {
    string: ["out"],
    boolean: ["direct"],
    default: { out: "dist" },
  });
  const { url, publishableKey } = (await import("../local/settings.ts")).readTarget();
  await buildSite(out, { apiUrl: url, publishableKey, direct });
  console.log(`✓ the site is in ${out}`);
}
