/** One visitor's questions and answers. The server holds the truth; this is its last word. */
import {
  type Answer,
  type Answers,
  createSession,
  type Estimate,
  type Place,
  type Problem,
  type Progress,
  type Question,
  readQuestionnaire,
  readSession,
  saveResponses,
} from "./api.ts";
import { keepKey, readKey, type SessionKey } from "./session.ts";

export interface Interview {
  /** Null until the first answer: nothing is kept of who only looks. */
  key: SessionKey | null;
  /** Those that the answers call for, in order. */
  questions: Question[];
  answers: Answers;
  /** The code of the first question without an answer. */
  next: string | null;
  progress: Progress | null;
  estimate: Estimate | null;
  completed: boolean;
  /** All that may ever be asked. */
  catalogue: Question[];
}

/** The interview that this browser began, else a new one. */
export async function takeUp(key: SessionKey | null = readKey()): Promise<Interview> {
  if (!key) return await startAnew();
  const { session, responses, ...place } = await readSession(key);
  const { questions } = await readQuestionnaire(session.ruleset);
  return {
    key,
    ...situate(questions, responses, place),
    completed: session.status === "completed",
  };
}

async function startAnew(): Promise<Interview> {
  const { questions } = await readQuestionnaire();
  const [first] = questions;
  return {
    key: null,
    questions: [first],
    answers: {},
    next: first.code,
    progress: null,
    estimate: null,
    completed: false,
    catalogue: questions,
  };
}

/** Saves one answer and says where that leads. */
export async function saveAnswer(
  interview: Interview,
  code: string,
  answer: Answer,
): Promise<Interview> {
  // Another tab may have begun since this one was opened.
  const current = interview.key || !readKey() ? interview : await takeUp();
  const key = current.key ?? await begin();
  const place = await saveResponses(key, { [code]: answer });
  return {
    key,
    ...situate(current.catalogue, { ...current.answers, [code]: answer }, place),
    completed: false,
  };
}

/** Starts an interview with answers of an earlier one; those that no longer fit are asked again. */
export async function beginWith(answers: Answers): Promise<void> {
  const key = await createSession();
  await saveResponses(key, answers).catch((problem: Problem) => {
    if (problem.code !== "invalid_responses") throw problem;
    const refused = problem.faults.map(({ field }) => field);
    return saveResponses(
      key,
      Object.fromEntries(Object.entries(answers).filter(([code]) => !refused.includes(code))),
    );
  });
  keepKey(key);
}

async function begin(): Promise<SessionKey> {
  const key = await createSession();
  keepKey(key);
  return key;
}

function situate(catalogue: Question[], answers: Answers, place: Place) {
  const next = place.next_question?.code ?? null;
  // The server may have dropped an answer that another one made impossible: it asks again.
  const kept = Object.entries(answers).filter(([code]) => code !== next);
  return {
    catalogue,
    questions: catalogue.filter(({ code }) => place.questions.includes(code)),
    answers: Object.fromEntries(kept),
    next,
    progress: place.progress,
    estimate: place.estimate,
  };
}

export function isAnswered({ answers }: Interview, code: string): boolean {
  return Object.hasOwn(answers, code);
}
