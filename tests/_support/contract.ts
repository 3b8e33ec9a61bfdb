// What the functions answer, held against the OpenAPI documents that they tell of themselves.
import { Ajv2020 } from "ajv";
import { type Document, documentOf, functionNames } from "../../scripts/functions.ts";

export interface Asked {
  method: string;
  /** From the function's own name on. */
  path: string;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
}

/** One route, as its document has it. */
export interface Operation {
  /** As in `GET simulator/questions`. */
  name: string;
  slug: string;
  method: string;
  /** With `{id}` in it. */
  template: string;
  document: Document;
}

/** The functions' documents as one: what there is to ask, and what is wrong with an answer. */
export interface Contract {
  operations: Operation[];
  operationOf(asked: Asked): Operation | undefined;
  /** All that the documents do not foresee in an answer, one line each. */
  faults(asked: Asked, answered: Answered): string[];
}

const METHODS = ["get", "put", "post", "patch", "delete"];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REFUSAL = "#/components/schemas/Refusal";

export async function readContract(): Promise<Contract> {
  // zod writes a pattern beside every format.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const documents: [string, Document][] = await Promise.all(
    (await functionNames()).map(async (slug) => [slug, await documentOf(slug)]),
  );
  for (const [slug, document] of documents) ajv.addSchema(document, slug);
  const operations = documents.flatMap(([slug, document]) => operationsOf(slug, document));

  const operationOf = (asked: Asked) => operations.find((operation) => isOf(operation, asked));

  function shapeFaults(schema: string, text: string): string[] {
    const validate = ajv.getSchema(schema) ?? ajv.compile({ $ref: schema });
    const value = parsed(text);
    if (value === undefined) return ["is not JSON"];
    return validate(value) ? [] : ajv.errorsText(validate.errors, { separator: "\n" }).split("\n");
  }

  function bodyFaults(asked: Asked, { status, text }: Answered): string[] {
    if (asked.method === "HEAD" || asked.method === "OPTIONS") {
      return text === "" ? [] : ["has a body"];
    }
    const operation = operationOf(asked);
    if (!operation) return outsideFaults(asked, status, text);
    const { responses } = operation.document.paths[operation.template][operation.method];
    const response = responses[status];
    if (!response) return [`${status} is not foreseen: ${text.slice(0, 200)}`];
    if (!response.content) return text === "" ? [] : ["has a body"];
    const path = [operation.template, operation.method, "responses", `${status}`, "content"];
    const place = [...path, "application/json", "schema"].map(pointed).join("/");
    return shapeFaults(`${operation.slug}#/paths/${place}`, text);
  }

  /** No route: such an address says so, and so does such a method. */
  function outsideFaults(asked: Asked, status: number, text: string): string[] {
    const isAddress = operations.some((operation) =>
      isOf(operation, { ...asked, method: operation.method })
    );
    const [expected, code] = isAddress ? [405, "method_not_allowed"] : [404, "not_found"];
    const told = parsed(text) as { code?: string } | undefined;
    return [
      ...shapeFaults(`${documents[0][0]}${REFUSAL}`, text),
      ...status === expected && told?.code === code ? [] : [`is ${status} ${told?.code}`],
    ];
  }

  return {
    operations,
    operationOf,
    faults(asked, answered) {
      return [...headerFaults(answered), ...bodyFaults(asked, answered)]
        .map((fault) => `${asked.method} ${asked.path}: ${fault}`);
    },
  };
}

function operationsOf(slug: string, document: Document): Operation[] {
  return Object.entries<Document>(document.paths).flatMap(([template, path]) =>
    METHODS.filter((method) => method in path).map((method) => ({
      name: `${method.toUpperCase()} ${slug}${template}`,
      slug,
      method,
      template,
      document,
    }))
  );
}

function isOf({ slug, method, template }: Operation, asked: Asked): boolean {
  const pattern = template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+");
  return method.toUpperCase() === asked.method.toUpperCase() &&
    new RegExp(`^${slug}${pattern}$`).test(asked.path);
}

function headerFaults({ status, headers }: Answered): string[] {
  const isJson = headers.get("content-type")?.startsWith("application/json");
  return [
    ...UUID.test(headers.get("x-request-id") ?? "") ? [] : ["has no x-request-id of ours"],
    ...status === 204 || status === 304 || isJson ? [] : ["does not say that it is JSON"],
    ...status !== 429 || /^[1-9]\d*$/.test(headers.get("retry-after") ?? "")
      ? []
      : ["does not say when to come again"],
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A name as a JSON pointer in an address has it. */
function pointed(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function addressOf(input: Request | URL | string): string {
  return input instanceof Request ? input.url : `${input}`;
}

/** From here on, an answer of a function that its document does not foresee is an error. */
export async function holdAnswers(): Promise<void> {
  const contract = await readContract();
  const slugs = [...new Set(contract.operations.map(({ slug }) => slug))].join("|");
  const address = new RegExp(`^(?:/functions/v1)?/((?:${slugs})/.*)$`);
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await send(input, init);
    const [, path] = new URL(addressOf(input)).pathname.match(address) ?? [];
    if (path === undefined) return response;
    const text = await response.text();
    const { status, headers } = response;
    const method = init?.method ?? (input instanceof Request ? input.method : "GET");
    const faults = contract.faults({ method, path }, { status, headers, text });
    if (faults.length > 0) throw new Error(faults.join("\n"));
    return new Response(text === "" ? null : text, { status, headers });
  };
}
