/** Answers as a person types and reads them, within the bounds that the questionnaire gives. */
import type { Answer, Fault, Question } from "./api.ts";
import { number, readNumber } from "./format.ts";
import { question as words } from "./texts.ts";

/** What is in the fields: text, a chosen code, or several. */
export type Draft = string | string[];

export function draftOf(question: Question, answer: Answer | undefined): Draft {
  if (question.type === "multiple") return Array.isArray(answer) ? answer : [];
  if (typeof answer === "number") return number(answer);
  return answer === undefined || answer === null ? "" : String(answer);
}

/** The answer that a draft stands for, or what is wrong with it. */
export function readDraft(question: Question, draft: Draft): Answer | Pick<Fault, "code"> {
  if (draft.length === 0) return { code: "required" };
  if (question.type === "boolean") return draft === "true";
  if (question.type === "single" || question.type === "multiple") return draft;
  const value = readNumber(draft as string);
  if (value === null) return { code: "wrong_type" };
  const fault = numberFault(question, value);
  return fault ? { code: fault } : value;
}

export function isFault(read: Answer | Pick<Fault, "code">): read is Pick<Fault, "code"> {
  return typeof read === "object" && read !== null && "code" in read;
}

function numberFault({ type, min, max }: Question, value: number): string | null {
  if (min !== null && value < min) return "below_min";
  if (max !== null && value > max) return "above_max";
  if (type === "number" && !Number.isInteger(value)) return "not_whole";
  if (Math.abs(value * 100 - Math.round(value * 100)) > 1e-4) return "too_many_decimals";
  return null;
}

export function faultText({ type, min, max }: Question, code: string): string {
  const bounds = { min: number(min ?? 0), max: number(max ?? 0) };
  return words.fault(code, type, bounds);
}

/** One option chosen or not: an exclusive one leaves no other beside it. */
export function toggle({ options }: Question, chosen: string[], code: string): string[] {
  if (chosen.includes(code)) return chosen.filter((one) => one !== code);
  const isExclusive = (one: string) => options.find((option) => option.code === one)?.exclusive;
  if (isExclusive(code)) return [code];
  return [...chosen.filter((one) => !isExclusive(one)), code];
}

export function answerText({ options, unit }: Question, answer: Answer): string {
  if (answer === null) return words.unknown;
  if (typeof answer === "boolean") return answer ? words.yes : words.no;
  if (typeof answer === "number") return [number(answer), unit].filter(Boolean).join("\u00a0");
  return [answer].flat()
    .map((code) => options.find((option) => option.code === code)?.label ?? code)
    .join(" · ");
}
