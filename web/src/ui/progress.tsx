import type { Estimate, Progress } from "../api.ts";
import { euros } from "../format.ts";
import { simulator as words } from "../texts.ts";

interface TravelProps {
  /** Null before the first answer. */
  progress: Progress | null;
  /** Absent on the first question. */
  onBack?: () => void;
}

/** The way back, and about how far it still is. */
export function Travel({ progress, onBack }: TravelProps) {
  return (
    <div class="travel">
      {onBack && (
        <button type="button" class="button plain" onClick={onBack}>
          <span aria-hidden="true">←</span> {words.back}
        </button>
      )}
      <p class="soft small">
        {progress ? words.remaining(progress.total - progress.answered) : words.first}
      </p>
      <progress
        max={progress?.total ?? 1}
        value={progress?.answered ?? 0}
        aria-hidden="true"
      />
    </div>
  );
}

/** What the answers come to so far; nothing as long as it is nothing. */
export function EstimateLine({ estimate }: { estimate: Estimate }) {
  const { fixed_by_law, high, receivable } = estimate;
  const parts = [
    fixed_by_law > 0 && words.fixedByLaw(euros(fixed_by_law)),
    high > fixed_by_law && words.upTo(euros(high)),
    receivable > 0 && words.receivable(euros(receivable)),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <section class="so-far small" aria-labelledby="so-far">
      <h2 id="so-far">{words.soFar}</h2>
      <ul>
        {parts.map((part) => <li key={part}>{part}</li>)}
      </ul>
    </section>
  );
}
