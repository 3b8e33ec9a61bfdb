import type { Attempt } from "../attempt.ts";
import { errors, trouble } from "../texts.ts";

/** What the same again would not change: something else has to be typed, or asked for. */
const FINAL = ["invalid_credentials", "user_banned", "login_not_kept"];

/** What went wrong or takes long, and the way to try again. */
export function Trouble({ attempt: { problem, slow, retry } }: { attempt: Attempt }) {
  if (problem) {
    return (
      <div class="notice attention stack" role="alert">
        <p>{errors[problem.code] ?? errors.internal_error}</p>
        {!FINAL.includes(problem.code) && (
          <button type="button" class="button quiet" onClick={retry}>{trouble.retry}</button>
        )}
      </div>
    );
  }
  return <p class="slow soft small" role="status">{slow && trouble.slow}</p>;
}
