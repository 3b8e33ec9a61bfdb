/// <reference lib="dom" />
/** Whose address it is: a code sent there, typed here. */
import { useEffect, useRef, useState } from "preact/hooks";
import { askForProof, signInWithCode } from "../account.ts";
import { useAttempt } from "../attempt.ts";
import { useFaults } from "../faults.ts";
import { proof as words, takenOver, wrongAddress } from "../texts.ts";
import { AnotherCode, CodeField, readCode } from "./code.tsx";
import { CODE_REFUSALS, CODE_REQUIRED } from "./confirmation.tsx";
import { Words } from "./document.tsx";
import { Trouble } from "./trouble.tsx";

interface Props {
  email: string;
  onProved: () => Promise<void>;
}

/** What waits for the proof, and the way to give it. */
export function Proof({ email, onProved }: Props) {
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const [isTyping, setTyping] = useState(false);
  const attempt = useAttempt();

  async function ask() {
    await askForProof(email);
    setAskedAt(Date.now());
    setTyping(true);
  }

  return (
    <section class="notice attention stack proof no-print" aria-labelledby="proof">
      <h2 id="proof">{words.title}</h2>
      <p>{words.why(email)}</p>
      {isTyping ? <TypedCode email={email} askedAt={askedAt} ask={ask} onProved={onProved} /> : (
        <>
          <div class="actions">
            <button
              type="button"
              class="button"
              aria-disabled={attempt.busy}
              onClick={() => attempt.run(ask)}
            >
              {words.ask}
            </button>
            <button type="button" class="button plain" onClick={() => setTyping(true)}>
              {words.hasCode}
            </button>
          </div>
          <Trouble attempt={attempt} />
        </>
      )}
      <p class="small">
        <Words text={wrongAddress} />
      </p>
    </section>
  );
}

interface TypedProps extends Props {
  askedAt: number | null;
  ask: () => Promise<void>;
}

function TypedCode({ email, askedAt, ask, onProved }: TypedProps) {
  const attempt = useAttempt();
  const { faults, read } = useFaults(attempt, CODE_REQUIRED, CODE_REFUSALS);
  const form = useRef<HTMLFormElement>(null);
  /** The code is used up by then, so what follows must not take it again. */
  const [isIn, setIn] = useState(false);
  useEffect(() => document.getElementById("code")?.focus(), []);

  function submit(event: SubmitEvent) {
    const typed = read(event);
    if (!typed) return;
    return attempt.run(async () => {
      if (!isIn) await signInWithCode(email, readCode(typed.code), "email");
      setIn(true);
      await onProved();
    });
  }

  return (
    <form ref={form} class="form" noValidate onSubmit={submit}>
      <p role="status">{askedAt === null ? words.typeIt(email) : words.sent(email)}</p>
      <CodeField faults={faults} />
      <AnotherCode askedAt={askedAt} ask={ask} />
      {!faults.code && (
        <Trouble attempt={{ ...attempt, retry: () => form.current?.requestSubmit() }} />
      )}
      <p class="actions">
        <button type="submit" class="button" aria-disabled={attempt.busy}>{words.submit}</button>
      </p>
    </form>
  );
}

/**
 * Nothing of whoever signed up with this address serves any more; a password may be wanted. After
 * the code it takes the focus, as below.
 */
export function TakenOver({ hasPassword, isNext }: { hasPassword: boolean; isNext: boolean }) {
  const notice = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNext) notice.current?.focus();
  }, []);
  return (
    <section
      ref={notice}
      class="notice attention stack no-print"
      aria-labelledby="taken-over"
      tabIndex={-1}
    >
      <h2 id="taken-over">{takenOver.title}</h2>
      <p>{takenOver.text}</p>
      <p>
        <Words text={takenOver.phone} />
      </p>
      <p>
        {takenOver.check} <a href="#profil">{takenOver.profile}</a> {takenOver.and}{" "}
        <a href="#accords">{takenOver.consents}</a>.
      </p>
      {!hasPassword && (
        <p class="actions">
          <a class="button" href="/mot-de-passe/">{takenOver.choose}</a>
        </p>
      )}
    </section>
  );
}

/** What was waiting goes on; it takes the focus, since what was pressed is gone. */
export function Proved() {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} class="notice" role="status" tabIndex={-1}>
      <p>{words.done}</p>
    </div>
  );
}
