/// <reference lib="dom" />
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Answer, calculateEligibility, type Eligibility, type Problem } from "../api.ts";
import { useAttempt } from "../attempt.ts";
import { forgetAdded, wasAdded } from "../handover.ts";
import { type Interview, isAnswered, saveAnswer, takeUp } from "../interview.ts";
import { mayBeSignedIn } from "../login.ts";
import { mount } from "../mount.tsx";
import { forgetKey, keepKey, LOST } from "../session.ts";
import { errors, heads, simulator as words } from "../texts.ts";
import { EstimateLine, Travel } from "../ui/progress.tsx";
import { QuestionForm } from "../ui/question.tsx";
import type { ResultProps } from "../ui/result.tsx";
import { Review } from "../ui/review.tsx";
import { Opening } from "../ui/opening.tsx";
import { Trouble } from "../ui/trouble.tsx";

/** What is on the screen; the browser's history holds it, so it names no secret. */
type Screen = { at: "question"; code: string } | { at: "review" } | { at: "result" };

interface Outcome {
  eligibility: Eligibility;
  Result: ComponentType<ResultProps>;
}

const REVIEW: Screen = { at: "review" };
const RESULT: Screen = { at: "result" };

export default function Simulator() {
  const [interview, setInterview] = useState<Interview | null>(null);
  const [screen, setScreen] = useState<Screen | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [resumed, setResumed] = useState(false);
  const attempt = useAttempt();
  const page = useRef<HTMLDivElement>(null);
  const goingBack = useRef(false);

  useLayoutEffect(() => void open(), []);
  useFocusOnArrival(page, screen, interview);
  useBrowserBack((wanted) => {
    goingBack.current = false;
    if (interview) revisit(interview, wanted);
  });

  function open() {
    return attempt.run(async () => {
      const found = await takeUp();
      const first = resumeAt(found, history.state);
      if (first.at === "result") setOutcome(await conclude(found));
      setInterview(found);
      setResumed(found.key !== null && first.at === "question");
      replace(first);
    });
  }

  function go(next: Screen) {
    // The browser goes back in its own time: a second click meanwhile would leave the page.
    if (goingBack.current) return;
    attempt.clear();
    if (history.state?.from === place(next)) {
      goingBack.current = true;
      return history.back();
    }
    history.pushState({ ...next, from: screen && place(screen) }, "");
    setScreen(next);
  }

  function replace(next: Screen) {
    history.replaceState({ ...next, from: history.state?.from }, "");
    setScreen(next);
  }

  function revisit(known: Interview, wanted: Screen) {
    attempt.clear();
    const possible = resumeAt(known, wanted);
    if (possible.at === "result" && !outcome) return showResult(known, replace);
    setScreen(possible);
  }

  function answer(known: Interview, code: string, given: Answer) {
    return attempt.run(async () => {
      const isSame = isAnswered(known, code) && same(known.answers[code], given);
      const saved = isSame ? known : await saveAnswer(known, code, given);
      if (!isSame) setOutcome(null);
      setInterview(saved);
      setResumed(false);
      if (saved.next) go({ at: "question", code: saved.next });
      else await showReview(saved);
    });
  }

  /** Read again: another tab may have answered too. */
  async function showReview(known: Interview) {
    const read = await takeUp(known.key);
    setInterview(read);
    go(read.next ? { at: "question", code: read.next } : REVIEW);
  }

  function showResult(known: Interview, arrive: (next: Screen) => void) {
    return attempt.run(async () => {
      setOutcome(await conclude(known));
      arrive(RESULT);
    });
  }

  function restart() {
    forgetKey();
    forgetAdded();
    setInterview(null);
    setScreen(null);
    setOutcome(null);
    history.replaceState(null, "");
    return open();
  }

  function content() {
    if (attempt.problem && LOST.includes(attempt.problem.code)) {
      return <Lost problem={attempt.problem} onRestart={restart} />;
    }
    if (!interview || !screen) return <Opening attempt={attempt} words={words} />;
    if (screen.at === "result" && outcome) {
      return (
        <outcome.Result
          eligibility={outcome.eligibility}
          onChange={() => go(REVIEW)}
          // Another tab may have begun anew: what is on this screen is what is kept.
          onKeep={() => keepKey(interview.key!)}
        />
      );
    }
    if (screen.at !== "question") {
      return (
        <Review
          interview={interview}
          busy={attempt.busy}
          onChange={({ code }) => go({ at: "question", code })}
          onConfirm={() => showResult(interview, go)}
          trouble={<Trouble attempt={attempt} />}
        />
      );
    }
    return asked(interview, screen.code);
  }

  function asked(known: Interview, code: string) {
    const index = known.questions.findIndex((one) => one.code === code);
    const question = known.questions[index];
    const before = known.questions[index - 1];
    const refusal = attempt.problem?.faults.find(({ field }) => field === code)?.code ?? null;
    return (
      <>
        <Travel
          progress={known.progress}
          onBack={before && (() => go({ at: "question", code: before.code }))}
        />
        {resumed && <Resumed onRestart={restart} />}
        {!known.key && wasAdded() && mayBeSignedIn() && <Afresh />}
        <QuestionForm
          key={code}
          question={question}
          answer={known.answers[code]}
          refusal={refusal}
          busy={attempt.busy}
          onAnswer={(given) => answer(known, code, given)}
          onEdit={attempt.clear}
          trouble={!refusal && <Trouble attempt={attempt} />}
        >
          {known.estimate && <EstimateLine estimate={known.estimate} />}
        </QuestionForm>
      </>
    );
  }

  const width = screen?.at === "result" && outcome ? "simulator" : "simulator narrow";
  // Keyed, so that the result is a page of its own and not the questions' that moves and grows.
  return <div key={width} ref={page} class={width}>{content()}</div>;
}

/** The screen that is wanted, as far as the answers lead there; else the furthest one. */
function resumeAt(interview: Interview, wanted: Screen | null): Screen {
  const { next, questions, completed } = interview;
  if (wanted?.at === "question") {
    const { code } = wanted;
    const isAsked = questions.some((question) => question.code === code);
    if (isAsked && (code === next || isAnswered(interview, code))) return { at: "question", code };
  }
  if (next) return { at: "question", code: next };
  if (wanted?.at === "review") return REVIEW;
  return wanted?.at === "result" || completed ? RESULT : REVIEW;
}

/** The page of the result is fetched with it: who only begins does not wait for it. */
async function conclude({ key }: Interview): Promise<Outcome> {
  const [eligibility, { Result }] = await Promise.all([
    calculateEligibility(key!),
    import("../ui/result.tsx"),
  ]);
  return { eligibility, Result };
}

function place(screen: Screen): string {
  return screen.at === "question" ? screen.code : screen.at;
}

function same(one: Answer, other: Answer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Each new screen is announced by its heading and its title; the first one, by the page itself. */
function useFocusOnArrival(
  page: { current: HTMLDivElement | null },
  screen: Screen | null,
  interview: Interview | null,
) {
  const shown = useRef<Screen | null>(null);
  useEffect(() => {
    if (!screen || !interview) return;
    const heading = page.current?.querySelector("h1");
    document.title = [heading?.textContent, heads.simulator.title].filter(Boolean).join(" – ");
    if (shown.current) {
      globalThis.scrollTo(0, 0);
      heading?.focus({ preventScroll: true });
    }
    shown.current = screen;
  }, [screen]);
}

function useBrowserBack(revisit: (wanted: Screen) => void) {
  const latest = useRef(revisit);
  latest.current = revisit;
  useEffect(() => {
    const listen = ({ state }: PopStateEvent) => state?.at && latest.current(state);
    addEventListener("popstate", listen);
    return () => removeEventListener("popstate", listen);
  }, []);
}

function Lost({ problem: { code }, onRestart }: { problem: Problem; onRestart: () => void }) {
  const isInAccount = code === "session_already_migrated";
  return (
    <div class="stack" role="alert">
      <h1>{isInAccount ? words.inAccountTitle : words.lostTitle}</h1>
      <p>{errors[code]}</p>
      <p class="actions">
        {isInAccount && <a class="button" href="/connexion/">{words.signIn}</a>}
        <button
          type="button"
          class={isInAccount ? "button quiet" : "button"}
          onClick={onRestart}
        >
          {words.startAgain}
        </button>
      </p>
    </div>
  );
}

function Resumed({ onRestart }: { onRestart: () => void }) {
  return (
    <p class="resumed small">
      {words.resumed}{" "}
      <button
        type="button"
        class="button plain"
        onClick={() => confirm(words.confirmRestart) && onRestart()}
      >
        {words.restart}
      </button>
    </p>
  );
}

/** For who comes back here after signing up: nothing of his is lost. */
function Afresh() {
  return (
    <p class="resumed small">
      <span>
        {words.afresh} <a href="/espace-client/">{words.afreshLink}</a>.
      </span>
    </p>
  );
}

mount(Simulator);
