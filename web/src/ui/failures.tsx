/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { moment } from "../format.ts";
import type { Failure, FailurePage, FailureState } from "../operator.ts";
import { operator } from "../texts.ts";
import { Icon, type Shape } from "./icon.tsx";
import { type Column, Records } from "./records.tsx";

const words = operator.failures;

const STATES: FailureState[] = ["open", "settled", "lost"];

interface Props extends FailurePage {
  state: FailureState;
  busy: boolean;
  onChoose: (state: FailureState) => void;
  onMore: () => void;
  trouble: ComponentChildren;
}

/** The sign-ups that failed, one state at a time: what still can be finished comes first. */
export function Failures({ state, failures, next, busy, onChoose, onMore, trouble }: Props) {
  const { row, leadOn } = useFocusOnMore(failures);
  return (
    <section aria-labelledby="failures">
      <h2 id="failures">{words.title}</h2>
      <div class="states" role="group" aria-label={words.show}>
        {STATES.map((one) => (
          <button
            key={one}
            type="button"
            class="button quiet"
            aria-pressed={one === state}
            aria-disabled={busy}
            onClick={() => onChoose(one)}
          >
            {words.states[one].name}
          </button>
        ))}
      </div>
      {trouble}
      {failures.length > 0 && <p class="soft">{words.states[state].note}</p>}
      <p class="listed" role="status">
        {failures.length === 0 && <Icon shape={SHAPES[state]} />}
        {failures.length === 0
          ? words.states[state].none
          : words.count(failures.length, next !== null)}
      </p>
      {failures.length > 0 && (
        <Records
          caption={words.states[state].name}
          columns={COLUMNS}
          rows={failures}
          keyOf={({ request_id }) => request_id}
          rowRef={row}
        />
      )}
      {next !== null && (
        <p class="actions">
          <button
            type="button"
            class="button quiet"
            aria-disabled={busy}
            onClick={() => {
              leadOn();
              onMore();
            }}
          >
            {words.more}
          </button>
        </p>
      )}
    </section>
  );
}

const SHAPES: Record<FailureState, Shape> = { open: "check", settled: "dot", lost: "dot" };

const COLUMNS: Column<Failure>[] = [
  { name: words.when, cell: ({ at }) => <time dateTime={at}>{moment(at)}</time> },
  { name: words.what, cell: ({ code }) => <Said text={words.codes[code]} code={code} /> },
  {
    name: words.where,
    cell: ({ step }) => step ? <Said text={words.steps[step]} code={step} /> : words.noStep,
  },
  { name: words.numbers, cell: (failure) => <Numbers {...failure} /> },
];

function Numbers({ request_id, session_id }: Failure) {
  return (
    <dl class="numbers">
      <dt>{words.request}</dt>
      <dd>
        <code>{request_id}</code>
      </dd>
      <dt>{words.session}</dt>
      <dd>{session_id ? <code>{session_id}</code> : words.noSession}</dd>
    </dl>
  );
}

/** In words where there are some, with the code that logs and tables have. */
function Said({ text, code }: { text?: string; code: string }) {
  return (
    <div class="said">
      {text} <code>{code}</code>
    </div>
  );
}

/** Leads the focus to the first row that a longer list adds, since its button may be gone. */
function useFocusOnMore(failures: Failure[]) {
  const rows = useRef(new Map<string, HTMLTableRowElement>());
  const from = useRef<number | null>(null);
  useEffect(() => {
    const first = from.current === null ? undefined : failures[from.current];
    from.current = null;
    if (first) rows.current.get(first.request_id)?.focus();
  }, [failures]);
  return {
    row: (element: HTMLTableRowElement | null, key: string) => {
      if (element) rows.current.set(key, element);
      else rows.current.delete(key);
    },
    leadOn: () => void (from.current = failures.length),
  };
}
