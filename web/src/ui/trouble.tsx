import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api.ts";
import type { Attempt } from "../attempt.ts";
import { errors, trouble } from "../texts.ts";

/** What the same again would not change: something else has to be typed, or asked for. */
const FINAL = ["invalid_credentials", "user_banned", "login_not_kept", "signed_out"];

/** What went wrong or takes long, and the way to try again. */
export function Trouble({ attempt: { problem, slow, retry } }: { attempt: Attempt }) {
  const isShut = useWait(problem);
  if (problem) {
    return (
      <div class="notice attention stack" role="alert">
        <p>{told(problem, isShut)}</p>
        {!FINAL.includes(problem.code) && !isShut && (
          <button type="button" class="button quiet" onClick={retry}>{trouble.retry}</button>
        )}
      </div>
    );
  }
  return <p class="slow soft small" role="status">{slow && trouble.slow}</p>;
}

function told({ code, wait }: Problem, isShut: boolean): string {
  if (wait === null) return errors[code] ?? errors.internal_error;
  return isShut ? trouble.wait(wait) : trouble.waited;
}

/** Whether the time that a refusal gave is still to come: until then, each try is for nothing. */
function useWait(problem: Problem | null): boolean {
  const [ended, end] = useState<Problem | null>(null);
  useEffect(() => {
    if (!problem?.wait) return;
    const clock = setTimeout(() => end(problem), problem.wait * 1000);
    return () => clearTimeout(clock);
  }, [problem]);
  return Boolean(problem?.wait) && ended !== problem;
}
