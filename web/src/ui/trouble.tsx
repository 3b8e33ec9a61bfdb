import type { Attempt } from "../attempt.ts";
import { errors, trouble } from "../texts.ts";

/** What went wrong or takes long, and the way to try again. */
export function Trouble({ attempt: { problem, slow, retry } }: { attempt: Attempt }) {
  if (problem) {
    return (
      <div class="notice attention stack" role="alert">
        <p>{errors[problem.code] ?? errors.internal_error}</p>
        <button type="button" class="button quiet" onClick={retry}>{trouble.retry}</button>
      </div>
    );
  }
  return <p class="slow soft small" role="status">{slow && trouble.slow}</p>;
}
