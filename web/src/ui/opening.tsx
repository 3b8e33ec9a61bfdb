import type { Attempt } from "../attempt.ts";
import { trouble } from "../texts.ts";
import { Trouble } from "./trouble.tsx";

interface Words {
  title: string;
  failedTitle: string;
  loading: string;
  noScript: string;
}

/** A page that is not there yet: it is being read, could not be, or needs a script. */
export function Opening({ attempt, words }: { attempt: Attempt; words: Words }) {
  const { problem, slow } = attempt;
  return (
    <div class="narrow stack">
      <h1>{problem ? words.failedTitle : words.title}</h1>
      {problem
        ? <Trouble attempt={attempt} />
        : <p class="soft" role="status">{slow ? trouble.slow : words.loading}</p>}
      <noscript>
        <p class="notice attention">{words.noScript}</p>
      </noscript>
    </div>
  );
}
