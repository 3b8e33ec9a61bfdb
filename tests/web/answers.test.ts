import { assertEquals } from "@std/assert";
import { answerText, draftOf, readDraft, toggle } from "../../web/src/answers.ts";
import type { Question } from "../../web/src/api.ts";
import { date, euros, number, readNumber, readPhone } from "../../web/src/format.ts";

const AMOUNT: Question = {
  code: "ELEC_MENSUEL",
  type: "amount",
  label: "Combien payez-vous d’électricité par mois ?",
  short_label: "Facture d’électricité",
  help: null,
  unit: "€ par mois",
  options: [],
  min: 0,
  max: 1_000_000,
  may_be_unknown: true,
};
const COUNT: Question = { ...AMOUNT, type: "number", unit: null, max: 10_000 };
const SEVERAL: Question = {
  ...AMOUNT,
  type: "multiple",
  options: [
    { code: "aucun", label: "Aucun de ceux-là", exclusive: true },
    { code: "CIR", label: "Crédit d’impôt recherche", exclusive: false },
    { code: "TVA", label: "TVA étrangère", exclusive: false },
  ],
};

Deno.test("a figure is read as it is typed, with a comma, a point, spaces or a euro sign", () => {
  const typed: [string, number | null][] = [
    ["0", 0],
    ["1200", 1200],
    ["1 200,50", 1200.5],
    ["1\u202f200,50\u00a0€", 1200.5],
    ["1200.5", 1200.5],
    ["1.200,50", 1200.5],
    ["1.800.000", 1_800_000],
    ["1’800’000", 1_800_000],
    ["-5", -5],
    ["12,", 12],
    ["", null],
    ["€", null],
    ["douze", null],
    ["1,2,3", null],
    ["1e3", null],
    ["0x10", null],
  ];
  assertEquals(typed.map(([text]) => [text, readNumber(text)]), typed);
});

Deno.test("a figure is written as in France", () => {
  assertEquals(
    [number(1_800_000), number(1200.5), euros(24_320), euros(33_609.6), date("2026-08-01")],
    [
      "1\u202f800\u202f000",
      "1\u202f200,50",
      "24\u202f320\u00a0€",
      "33\u202f609,60\u00a0€",
      "1er août 2026",
    ],
  );
});

Deno.test("what is shown of an answer is read back as that answer", () => {
  for (const value of [0, 0.01, 7.5, 1200.5, 999_999.99, 1_000_000]) {
    assertEquals(readDraft(AMOUNT, draftOf(AMOUNT, value)), value);
  }
});

Deno.test("a figure out of its bounds is found before it is sent", () => {
  const faults: [Question, string, string][] = [
    [AMOUNT, "", "required"],
    [AMOUNT, "douze", "wrong_type"],
    [AMOUNT, "-1", "below_min"],
    [AMOUNT, "1000000,01", "above_max"],
    [AMOUNT, "1,234", "too_many_decimals"],
    [COUNT, "2,5", "not_whole"],
    [SEVERAL, "", "required"],
  ];
  assertEquals(
    faults.map(([question, draft]) => readDraft(question, draft)),
    faults.map(([, , code]) => ({ code })),
  );
});

Deno.test("an option that is chosen alone leaves no other beside it", () => {
  assertEquals(toggle(SEVERAL, ["CIR"], "TVA"), ["CIR", "TVA"]);
  assertEquals(toggle(SEVERAL, ["CIR", "TVA"], "aucun"), ["aucun"]);
  assertEquals(toggle(SEVERAL, ["aucun"], "TVA"), ["TVA"]);
  assertEquals(toggle(SEVERAL, ["CIR", "TVA"], "CIR"), ["TVA"]);
});

Deno.test("an answer is shown in words", () => {
  assertEquals(
    [null, true, 1200.5].map((answer) => answerText(AMOUNT, answer)),
    ["Je ne sais pas", "Oui", "1\u202f200,50\u00a0€ par mois"],
  );
  assertEquals(
    answerText(SEVERAL, ["CIR", "TVA"]),
    "Crédit d’impôt recherche · TVA étrangère",
  );
});

Deno.test("a telephone number is read as it is typed in France, and sent as it is called", () => {
  const typed = {
    "06 12 34 56 78": "+33612345678",
    "06.12.34.56.78": "+33612345678",
    "01-23-45-67-89": "+33123456789",
    "+33 6 12 34 56 78": "+33612345678",
    "+33 (0)6 12 34 56 78": "+33612345678",
    "+33 06 12 34 56 78": "+33612345678",
    "0033 6 12 34 56 78": "+33612345678",
    "0692 12 34 56": "+262692123456",
    "0596 12 34 56": "+596596123456",
    "+32 470 12 34 56": "+32470123456",
  };
  for (const [text, sent] of Object.entries(typed)) assertEquals(readPhone(text), sent, text);
});

Deno.test("what cannot be a telephone number is none", () => {
  for (const text of ["", "06 12", "6 12 34 56 78", "appelez Léa", "+33"]) {
    assertEquals(readPhone(text), null, text);
  }
});
