// The edge functions without what they need to work: enough to ask each what it is.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Dependencies, Handler } from "../functions/_shared/endpoint.ts";
import { REPOSITORY } from "../local/settings.ts";

const FOLDER = join(REPOSITORY, "functions");

/** The functions there are: a folder with a handler. */
export async function functionNames(): Promise<string[]> {
  const names = (await readdir(FOLDER, { recursive: true }))
    .flatMap((path) => path.match(/^([\w-]+)\/handler\.ts$/)?.[1] ?? []);
  return names.sort();
}

// deno-lint-ignore no-explicit-any -- each reader looks at another part of it
export type Document = any;

/** The OpenAPI document that a function tells of itself. */
export async function documentOf(name: string): Promise<Document> {
  const { handler } = await import(join(FOLDER, name, "handler.ts")) as {
    handler: (dependencies: Partial<Dependencies>) => Handler;
  };
  const handle = handler({
    authorize: () =>
      Promise.resolve({
        mode: "publishable",
        userId: null,
        loginId: null,
        appRole: null,
      }),
    env: () => undefined,
    log: () => {},
  });
  const response = await handle(new Request(`http://edge/${name}/openapi.json`));
  return await response.json();
}
