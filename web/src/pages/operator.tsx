/// <reference lib="dom" />
import { useEffect, useRef, useState } from "preact/hooks";
import { signOut } from "../account.ts";
import { readQuestionnaire } from "../api.ts";
import { useAttempt } from "../attempt.ts";
import { moment } from "../format.ts";
import { mount } from "../mount.tsx";
import {
  type FailurePage,
  type FailureState,
  readFailures,
  readStatistics,
  type Statistics,
} from "../operator.ts";
import { operator as words } from "../texts.ts";
import { Failures } from "../ui/failures.tsx";
import { Opening } from "../ui/opening.tsx";
import { SignedOut } from "../ui/signed_out.tsx";
import { ByActivity, Moves, Simulations } from "../ui/statistics.tsx";
import { Trouble } from "../ui/trouble.tsx";

interface Figures {
  statistics: Statistics;
  /** What each activity is called. */
  activities: Map<string, string>;
  readAt: string;
}

/** A part of the failures: those of one state, as far as they were asked for. */
interface Part extends FailurePage {
  state: FailureState;
}

const FIRST: FailureState = "open";

export default function Operator() {
  const [figures, setFigures] = useState<Figures | null>(null);
  const [part, setPart] = useState<Part | null>(null);
  const attempt = useAttempt();
  const listing = useAttempt();
  const busy = attempt.busy || listing.busy;

  useEffect(() => void refresh(FIRST), []);

  function refresh(state: FailureState) {
    listing.clear();
    return attempt.run(async () => {
      const [newFigures, newPart] = await Promise.all([readFigures(), readPart(state)]);
      setFigures(newFigures);
      setPart(newPart);
    });
  }

  function list(read: () => Promise<Part>) {
    if (!busy) return listing.run(async () => setPart(await read()));
  }

  if (attempt.problem?.code === "forbidden") return <Refused />;
  if ([attempt, listing].some(({ problem }) => problem?.code === "signed_out")) {
    return <SignedOut />;
  }
  if (!figures || !part) return <Opening attempt={attempt} words={words} />;
  return (
    <div class="operator">
      <header class="operator-head">
        <h1>{words.title}</h1>
        <p class="soft">
          {words.readAt} <time dateTime={figures.readAt}>{moment(figures.readAt)}</time>
        </p>
        <p class="actions no-print">
          <button
            type="button"
            class="button quiet"
            aria-disabled={busy}
            onClick={() => busy || refresh(part.state)}
          >
            {words.refresh}
          </button>
          <SignOut home="/" />
        </p>
        <Trouble attempt={attempt} />
      </header>
      <Simulations statistics={figures.statistics} />
      <Failures
        {...part}
        busy={busy}
        onChoose={(state) => list(() => readPart(state))}
        onMore={() => list(() => readMore(part))}
        trouble={<Trouble attempt={listing} />}
      />
      <Moves statistics={figures.statistics} />
      <ByActivity {...figures} />
    </div>
  );
}

async function readFigures(): Promise<Figures> {
  const [statistics, { questions }] = await Promise.all([readStatistics(), readQuestionnaire()]);
  const options = questions.find(({ code }) => code === "SECTEUR")?.options ?? [];
  return {
    statistics,
    activities: new Map(options.map(({ code, label }) => [code, label])),
    readAt: new Date().toISOString(),
  };
}

async function readPart(state: FailureState): Promise<Part> {
  return { state, ...await readFailures(state) };
}

async function readMore({ state, failures, next }: Part): Promise<Part> {
  const more = await readFailures(state, next);
  return { state, failures: [...failures, ...more.failures], next: more.next };
}

/** Signed in, and no operator. */
function Refused() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="operator narrow stack">
      <h1 ref={heading} tabIndex={-1}>{words.refused.title}</h1>
      <p>{words.refused.text}</p>
      <p class="soft">{words.refused.justGiven}</p>
      <p class="actions">
        <a class="button" href="/espace-client/">{words.refused.toClient}</a>
        <SignOut home="/connexion/" />
      </p>
    </div>
  );
}

/** Leaves nothing to go back to. */
function SignOut({ home }: { home: string }) {
  const leave = () => signOut().then(() => location.replace(home));
  return <button type="button" class="button plain" onClick={leave}>{words.signOut}</button>;
}

mount(Operator);
