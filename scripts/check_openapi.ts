// The OpenAPI documents are sound, by a linter that every reader of such documents knows.

import { createConfig, lintFromString } from "@redocly/openapi-core";
import { type Document, documentOf, functionNames } from "./functions.ts";

/** What is wrong with the document of any function. */
export async function findUnsoundDocuments(): Promise<string[]> {
  const found = await Promise.all(
    (await functionNames()).map(async (name) => await lint(name, await documentOf(name))),
  );
  return found.flat();
}

/** What is wrong with one document, one line each. */
export async function lint(name: string, document: Document): Promise<string[]> {
  const found = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: `${name}.json`,
    config: await createConfig({ extends: ["recommended-strict"] }),
  });
  return found.map(({ ruleId, message, location: [{ pointer }] }) =>
    `${name} ${pointer}: ${message} (${ruleId})`
  );
}
