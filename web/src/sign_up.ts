/** Between what was answered, what is typed to sign up, and what the API is sent. */
import { answerText } from "./answers.ts";
import type { Fault, Prefill, Problem, Provenance, Question, SignUp } from "./api.ts";
import { number, readNumber, readPhone } from "./format.ts";
import { question as figureWords, signUp as words, TERMS_VERSION } from "./texts.ts";
import type { Faults } from "./ui/form.tsx";

/** The question that a field of the profile repeats. */
const QUESTIONS: Record<string, string> = {
  secteur_activite: "SECTEUR",
  nombre_employes: "EFFECTIF",
  revenu_annuel: "CA",
};

/** What is known of the company because it was answered. */
export interface Fact {
  name: string;
  text: string;
}

/** What nobody answered: a value to correct, or none. */
export interface Guess {
  field: string;
  label: string;
  unit: string | null;
  value: string;
  from: Exclude<Provenance, "answer" | "typed"> | "unknown";
}

export function factsOf(prefill: Prefill, questions: Question[]): Fact[] {
  return repeated(questions).flatMap(({ field, question }) => {
    const { value, provenance } = prefill[field] ?? {};
    if (provenance !== "answer") return [];
    return [{ name: question.short_label, text: answerText(question, value) }];
  });
}

export function guessesOf(prefill: Prefill, questions: Question[]): Guess[] {
  const figures = repeated(questions)
    .filter(({ question }) => question.type !== "single")
    .map(({ field, question }) => ({ field, label: question.short_label, unit: question.unit }));
  return [...figures, { field: "anciennete_entreprise", ...words.age }].flatMap((figure) => {
    const { value, provenance } = prefill[figure.field] ?? {};
    if (provenance === "answer") return [];
    return [{
      ...figure,
      value: value === undefined ? "" : number(Number(value)),
      from: (provenance ?? "unknown") as Guess["from"],
    }];
  });
}

function repeated(questions: Question[]): { field: string; question: Question }[] {
  return Object.entries(QUESTIONS).flatMap(([field, code]) => {
    const question = questions.find((one) => one.code === code);
    return question ? [{ field, question }] : [];
  });
}

const READERS: Record<string, (typed: string) => string | number | null> = {
  phone: readPhone,
  siren: (typed) => typed.replace(/\s/g, ""),
  nombre_employes: readNumber,
  revenu_annuel: readNumber,
  anciennete_entreprise: readNumber,
};

const PROFILE = "profile.";

/** What cannot be read is sent as it is typed: the API says what is wrong with it. */
export function readSignUp(typed: Record<string, string>, prefill: Prefill): SignUp {
  const profile = Object.entries(typed)
    .filter(([name]) => name.startsWith(PROFILE))
    .map(([name, text]) => {
      const field = name.slice(PROFILE.length);
      return [field, READERS[field]?.(text) ?? text];
    })
    // A guess that nobody changed stays one: only what is typed counts as typed.
    .filter(([field, value]) => value !== prefill[field]?.value);
  return {
    profile: Object.fromEntries(profile),
    consents: {
      terms: TERMS_VERSION,
      contact: "consents.contact" in typed,
      marketing: "consents.marketing" in typed,
    },
  };
}

/** What an empty field that may not be empty is told. */
export function missingWords(names: string[]): Faults {
  return Object.fromEntries(
    names.map((name) => [name, faultWords({ field: name, code: "required" })]),
  );
}

/** What a refusal says of the fields, in the order of the page; null when it is not about them. */
export function refusalWords({ faults }: Problem): Faults | null {
  const told = Object.keys(words.faults)
    .map((name) => faults.find(({ field }) => field === name))
    .filter((fault) => fault !== undefined)
    .map((fault) => [fault.field, faultWords(fault)]);
  return told.length > 0 ? Object.fromEntries(told) : null;
}

function faultWords({ field, code, min, max }: Fault): string {
  const said = words.faults[field];
  return said[code] ?? said.other ??
    figureWords.fault(code, "number", { min: number(min ?? 0), max: number(max ?? 0) });
}
