/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { askForConfirmation, showPassword, signInWithCode } from "../account.ts";
import { useAttempt } from "../attempt.ts";
import { hasPasswordOnceProved } from "../dashboard.ts";
import { useFaults } from "../faults.ts";
import { code, confirmation as words, errors, wrongAddress } from "../texts.ts";
import { AnotherCode, CodeField, readCode } from "./code.tsx";
import { Words } from "./document.tsx";
import { Screen } from "./screen.tsx";
import { Trouble } from "./trouble.tsx";

export const CODE_REQUIRED = { code: code.required };
export const CODE_REFUSALS = {
  malformed: { code: code.malformed },
  otp_expired: { code: errors.otp_expired },
};

interface Props {
  email: string;
  /** As it was typed to sign up or in: whether it is the account's is seen once the code is. */
  password: string;
  /** Why a code is needed. */
  text: string;
  /** When the last code was asked for, in milliseconds; null when it was not here. */
  askedAt: number | null;
  onDone: () => void;
  /** Another way on. */
  children: ComponentChildren;
}

/** The code without which Auth lets nobody in; it signs in. */
export function Confirmation({ email, password, text, askedAt, onDone, children }: Props) {
  const [lastAsked, setLastAsked] = useState(askedAt);
  const attempt = useAttempt();
  const { faults, read } = useFaults(attempt, CODE_REQUIRED, CODE_REFUSALS);
  const form = useRef<HTMLFormElement>(null);
  /** The code is used up by then, so what follows must not take it again. */
  const [isIn, setIn] = useState(false);

  function submit(event: SubmitEvent) {
    const typed = read(event);
    if (!typed) return;
    return attempt.run(async () => {
      if (!isIn) await signInWithCode(email, readCode(typed.code), "signup");
      setIn(true);
      await showPassword(email, password);
      if (await hasPasswordOnceProved()) onDone();
      else location.replace("/mot-de-passe/");
    });
  }

  async function ask() {
    await askForConfirmation(email);
    setLastAsked(Date.now());
  }

  return (
    <Screen title={words.title} isNext>
      <p>{text}</p>
      <form ref={form} class="form" noValidate onSubmit={submit}>
        <CodeField faults={faults} />
        <AnotherCode askedAt={lastAsked} ask={ask} />
        {!faults.code && (
          <Trouble attempt={{ ...attempt, retry: () => form.current?.requestSubmit() }} />
        )}
        <p class="actions">
          <button type="submit" class="button" aria-disabled={attempt.busy}>{words.submit}</button>
          {children}
        </p>
      </form>
      <p class="soft small">
        <Words text={wrongAddress} />
      </p>
    </Screen>
  );
}
