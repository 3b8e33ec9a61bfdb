/// <reference lib="dom" />
import { useEffect, useState } from "preact/hooks";
import { Problem } from "../api.ts";
import { useAttempt } from "../attempt.ts";
import { code as words } from "../texts.ts";
import { type Faults, Field } from "./form.tsx";
import { Trouble } from "./trouble.tsx";

const WAIT_MS = 60_000;

/** The code that came by mail. */
export function CodeField({ faults }: { faults: Faults }) {
  return (
    <Field
      name="code"
      label={words.label}
      hint={words.hint}
      faults={faults}
      autocomplete="one-time-code"
      inputMode="numeric"
    />
  );
}

/** Typed as a mail may show it, with spaces or a dash. Problem: malformed. */
export function readCode(typed: string): string {
  const digits = typed.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(digits)) throw new Problem("malformed");
  return digits;
}

interface AnotherProps {
  /** When the last one was asked for here, in milliseconds; null when it was elsewhere. */
  askedAt: number | null;
  ask: () => Promise<void>;
}

/** Another code, a minute after the last one at the earliest: Auth sends no more than that. */
export function AnotherCode({ askedAt, ask }: AnotherProps) {
  const attempt = useAttempt();
  const [asked, setAsked] = useState(false);
  const seconds = useSecondsUntil(askedAt === null ? 0 : askedAt + WAIT_MS);

  function again() {
    if (seconds > 0) return;
    return attempt.run(async () => {
      setAsked(false);
      await ask();
      setAsked(true);
    });
  }

  return (
    <div class="another">
      <p class="soft small" role="status">{asked && words.asked}</p>
      <Trouble attempt={attempt} />
      <button
        type="button"
        class="button plain"
        aria-disabled={attempt.busy || seconds > 0}
        onClick={again}
      >
        {words.again}
        {seconds > 0 && <span aria-hidden="true">{words.wait(seconds)}</span>}
      </button>
    </div>
  );
}

function useSecondsUntil(time: number): number {
  const [now, setNow] = useState(Date.now);
  const seconds = Math.max(0, Math.ceil((time - now) / 1000));
  useEffect(() => {
    setNow(Date.now());
    const clock = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(clock);
  }, [time]);
  return seconds;
}
