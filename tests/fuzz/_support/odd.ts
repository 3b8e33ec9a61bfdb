// What no caller should send, and what one who means well might: texts, values and bodies.
import fc from "fast-check";
import { RESPONSES } from "../../http/_support/stack.ts";
import { LOGINS, named, NEW_EMAIL, STATES } from "./cast.ts";

/** What JSON can say and JavaScript cannot: written into the body as it stands. */
const RAW = ["1e999", "-1e999", "-0", "1E400", "0.1e-400", "123456789012345678901234567890"];
const ODD_NUMBERS = [0, -1, 0.1 + 0.2, 1e21, 1e-7, 2 ** 31, 2 ** 53, -(2 ** 63), 5e-324, 1e308];
const ODD_TEXTS = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "\ufeff",
  "\u202e\u0000",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "e\u0301".repeat(50),
  "ﷺ".repeat(120),
  "x".repeat(101),
  "x".repeat(2_001),
  "\r\nset-cookie: a=b",
  "' or 1=1 --",
  "'; drop table client; --",
  "$1",
  "%s%n",
  "%00",
  "%zz",
  "../../etc/passwd",
  "{{7*7}}",
  "null",
  "NaN",
  "undefined",
  "infinity",
  "2026-02-30",
  "<script>alert(1)</script>",
];
const ODD_KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "length"];

/** Words that mean something here, so that some reach further than the shape. */
const WORDS = [
  ...Object.keys(RESPONSES),
  ...["transport_marchandises", "btp", "taxi", "aucun", "TICPE", "CEE"],
  ...["company_name", "contact_name", "phone", "siren", "secteur_activite", "nombre_employes"],
  ...["terms", "contact", "marketing", "2026-01", "732829320", "+33612345678"],
  ...["open", "settled", "lost", "new", "requested", "in_progress", "done", "abandoned"],
  ...["auto", "required", "create_session", "save_responses", "migrate_session", "send_mail"],
  ...["simulator", "operator", "internal_error", "copy_eligibilities", "support"],
  ...[...STATES, ...LOGINS].map((name) => named(name, "id")),
  ...STATES.map((state) => named(state, "token")),
  NEW_EMAIL,
];

const words = fc.constantFrom(...WORDS);

/** Any text, also one that no row can hold. */
export const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_TEXTS, ...ODD_KEYS) },
  { weight: 2, arbitrary: words },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom("\ud83d", "\ude00", "a", "\0")).map(joined) },
);

/** Any text that a row can hold. */
export const plainText = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 1, arbitrary: oddText.map((text) => text.toWellFormed().replaceAll("\0", "")) },
);

function joined(parts: string[]): string {
  return parts.join("");
}

const rawNumber = fc.constantFrom(...RAW).map((text) => `<raw ${text}>`);

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...ODD_NUMBERS),
  rawNumber,
  oddText,
);

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level++) value = level % 2 ? { a: value } : [value];
  return value;
}

const tree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(oddText, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** Any value that JSON can write. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: leaf },
  { weight: 3, arbitrary: tree },
  { weight: 1, arbitrary: fc.constantFrom(7, 8, 9, 50, 1_000).map(nested) },
  { weight: 1, arbitrary: fc.constantFrom(100, 101, 5_000).map((length) => Array(length).fill(0)) },
);

/** A value as a body says it. */
export function written(value: unknown): string {
  return (JSON.stringify(value) ?? "").replace(/"<raw ([^>]*)>"/g, "$1");
}

/** The same object with something wrong in it, or with something else in it. */
export function spoilt(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(right, fc.nat(), fc.nat(3), oddText, oddValue)
    .map(([value, place, kind, key, other]) => {
      const copy = structuredClone(value);
      const objects = objectsIn(copy);
      if (objects.length === 0) return other;
      const target = objects[place % objects.length];
      const keys = Object.keys(target);
      const own = keys[place % Math.max(keys.length, 1)] ?? "a";
      if (kind === 0) delete target[own];
      else set(target, kind === 1 ? key : own, other);
      return copy;
    });
}

function set(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const object = value as Record<string, unknown>;
  return [object, ...Object.values(object).flatMap(objectsIn)];
}

const BROKEN = [
  "",
  " ",
  "{",
  "[",
  '{"a":}',
  "{'a': 1}",
  '{"a":1,}',
  "nul",
  "\ufeff{}",
  '{"session_id":"a","session_id":"b"}',
  '{"responses":{"CA":1,"CA":2}}',
  '{"responses":{"CA":1},"responses":null}',
  '{"__proto__":{"responses":{}}}',
  '{"responses":{"__proto__":{"CA":1}}}',
  '{"responses":{"CA":1e999}}',
  '"\\ud800"',
  '{"responses":{"SECTEUR":"\\u0000"}}',
  "{}{}",
  "null",
  "[]",
  "0",
  '"text"',
  "[".repeat(10_000),
  `{"responses":${'{"a":'.repeat(4_000)}0${"}".repeat(4_001)}`,
  `{"responses":{"SECTEUR":"${"x".repeat(32_768)}"}}`,
];

const encoder = new TextEncoder();

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer);
}

/** How a text may be wronged on its way to bytes. */
const ENCODINGS: ((text: string) => Uint8Array)[] = [
  utf16,
  (text) => Uint8Array.from(text, (unit) => unit.charCodeAt(0) & 0xff),
  (text) => new Uint8Array([0xef, 0xbb, 0xbf, ...encoder.encode(text)]),
  (text) => new Uint8Array([...encoder.encode(text), 0xff, 0xc0, 0x80]),
  (text) => encoder.encode(text).subarray(0, -1),
  (text) => encoder.encode(text + text),
  (text) => encoder.encode(text.replace("{", '{"session_id":"twice",')),
];

/** A body that is no JSON, or hardly: its words, and how they become bytes. */
export interface Bytes {
  text: string;
  encode: (text: string) => Uint8Array;
}

export function plainBytes(text: string): Bytes {
  return { text, encode: (text) => encoder.encode(text) };
}

export function brokenBytes(right: fc.Arbitrary<string>): fc.Arbitrary<Bytes> {
  return fc.oneof(
    fc.constantFrom(...BROKEN).map(plainBytes),
    fc.record({ text: right, encode: fc.constantFrom(...ENCODINGS) }),
    oddValue.map((value) => plainBytes(written(value))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ text: "", encode: () => bytes })),
  );
}
