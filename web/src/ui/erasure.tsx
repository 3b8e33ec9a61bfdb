/// <reference lib="dom" />
import { useEffect, useRef, useState } from "preact/hooks";
import { useAttempt } from "../attempt.ts";
import { useFaults } from "../faults.ts";
import { erasure as words, errors } from "../texts.ts";
import { PasswordField } from "./form.tsx";
import { Screen } from "./screen.tsx";
import { Trouble } from "./trouble.tsx";

const REQUIRED = { password: words.required };
const REFUSALS = { invalid_credentials: { password: errors.invalid_credentials } };

interface Props {
  /** While nobody knows whose address it is, nobody may erase its account. */
  isProved: boolean;
  /** Signs in again. Problem: invalid_credentials. */
  onProve: (password: string) => Promise<unknown>;
  onErase: () => Promise<void>;
}

/** Two steps: what goes and what stays, then the password. */
export function Erasure({ isProved, ...ways }: Props) {
  const [isAsked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !isAsked) opener.current?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);

  if (isAsked) return <Confirm {...ways} onCancel={() => setAsked(false)} />;
  return (
    <section class="stack" aria-labelledby="erasure">
      <h3 id="erasure">{words.title}</h3>
      <p class="soft">{isProved ? words.note : words.unproved}</p>
      {isProved && (
        <p class="actions">
          <button ref={opener} type="button" class="button quiet" onClick={() => setAsked(true)}>
            {words.ask}
          </button>
        </p>
      )}
    </section>
  );
}

interface ConfirmProps extends Omit<Props, "isProved"> {
  onCancel: () => void;
}

function Confirm({ onProve, onErase, onCancel }: ConfirmProps) {
  const attempt = useAttempt();
  const { faults, read } = useFaults(attempt, REQUIRED, REFUSALS);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  /** An account whose erasure was done, and whose answer was lost, takes no password any more. */
  const [isIn, setIn] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  function submit(event: SubmitEvent) {
    const typed = read(event);
    if (!typed) return;
    return attempt.run(async () => {
      if (!isIn) await onProve(typed.password);
      setIn(true);
      await onErase();
    });
  }

  return (
    <section class="notice attention stack" aria-labelledby="erasure">
      <h3 id="erasure" ref={heading} tabIndex={-1}>{words.confirmTitle}</h3>
      <p>{words.goes}</p>
      <p>{words.stays}</p>
      <p>{words.final}</p>
      <form ref={form} class="form" noValidate onSubmit={submit}>
        <PasswordField
          name="password"
          label={words.password}
          hint={
            <>
              {words.why} <a href="/mot-de-passe/">{words.forgotten}</a>
            </>
          }
          autocomplete="current-password"
          faults={faults}
        />
        {!faults.password && (
          <Trouble attempt={{ ...attempt, retry: () => form.current?.requestSubmit() }} />
        )}
        <p class="actions">
          <button type="submit" class="button" aria-disabled={attempt.busy}>{words.erase}</button>
          <button type="button" class="button plain" onClick={onCancel}>{words.keep}</button>
        </p>
      </form>
    </section>
  );
}

/** What is left to say to somebody who has no account any more. */
export function Erased() {
  return (
    <Screen title={words.doneTitle} isNext>
      <p>{words.done}</p>
      <p class="actions">
        <a class="button" href="/">{words.home}</a>
      </p>
    </Screen>
  );
}
