/// <reference lib="dom" />
import { type ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Answer, Question } from "../api.ts";
import { type Draft, draftOf, faultText, isFault, readDraft, toggle } from "../answers.ts";
import { question as words } from "../texts.ts";

interface Props {
  question: Question;
  /** Undefined when it was never answered. */
  answer: Answer | undefined;
  /** The code of what the server found wrong with the last try. */
  refusal: string | null;
  busy: boolean;
  onAnswer: (answer: Answer) => void;
  /** What was wrong with the last try no longer holds. */
  onEdit: () => void;
  /** What came of the last try, shown by the buttons. */
  trouble: ComponentChildren;
  /** What may be read before going on. */
  children: ComponentChildren;
}

/** One question, alone on its screen. */
export function QuestionForm(
  { question, answer, refusal, busy, onAnswer, onEdit, trouble, children }: Props,
) {
  const [draft, setDraft] = useState(() => draftOf(question, answer));
  const [found, setFound] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const fault = found ?? refusal;

  function change(next: Draft) {
    setDraft(next);
    setFound(null);
    onEdit();
  }

  function submit(event: Event) {
    event.preventDefault();
    const read = readDraft(question, draft);
    if (!isFault(read)) return onAnswer(read);
    setFound(read.code);
    form.current?.querySelector("input")?.focus();
  }

  const described = [question.help && "help", fault && "fault"].filter(Boolean).join(" ");
  const field = { question, draft, described, faulty: fault !== null, onChange: change };
  return (
    <form ref={form} class="question" noValidate onSubmit={submit}>
      <h1 id="question" tabIndex={-1}>{question.label}</h1>
      {question.help && <Help question={question} />}
      {fault && <p id="fault" class="fault" role="alert">{faultText(question, fault)}</p>}
      {isFigure(question) ? <Figure {...field} /> : <Choices {...field} />}
      {answer === null && <p class="soft small">{words.wasUnknown}</p>}
      {children}
      <div class="actions decide">
        {trouble}
        <button type="submit" class="button" aria-disabled={busy}>
          {words.next}
        </button>
        {question.may_be_unknown && (
          <button
            type="button"
            class="button quiet"
            aria-disabled={busy}
            onClick={() => onAnswer(null)}
          >
            {words.unknown}
          </button>
        )}
      </div>
    </form>
  );
}

function Help({ question }: { question: Question }) {
  return (
    <p id="help" class="help">
      {isFigure(question) && <strong>{words.where}</strong>}
      {question.help}
    </p>
  );
}

interface FieldProps {
  question: Question;
  draft: Draft;
  described: string;
  faulty: boolean;
  onChange: (draft: Draft) => void;
}

function Figure({ question, draft, described, faulty, onChange }: FieldProps) {
  /** Thin spaces as soon as the field is left: a zero too many is then seen. */
  function tidy() {
    const read = readDraft(question, draft);
    if (typeof read === "number") onChange(draftOf(question, read));
  }

  return (
    <div class="amount-input">
      <input
        class="input"
        type="text"
        name={question.code}
        inputMode={question.type === "number" ? "numeric" : "decimal"}
        autoComplete="off"
        enterKeyHint="next"
        aria-labelledby={question.unit ? "question unit" : "question"}
        aria-describedby={described || undefined}
        aria-invalid={faulty}
        value={draft as string}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={tidy}
      />
      {question.unit && <span id="unit">{question.unit}</span>}
    </div>
  );
}

function Choices({ question, draft, described, onChange }: FieldProps) {
  const several = question.type === "multiple";
  const chosen = [draft].flat();
  const options = question.type === "boolean" ? YES_NO : question.options;
  return (
    <fieldset
      class={several || options.length > 2 ? "choices many" : "choices pair"}
      aria-labelledby="question"
      aria-describedby={described || undefined}
    >
      {options.map(({ code, label }) => (
        <label key={code} class="choice">
          <input
            type={several ? "checkbox" : "radio"}
            name={question.code}
            value={code}
            checked={chosen.includes(code)}
            onChange={() => onChange(several ? toggle(question, chosen, code) : code)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const YES_NO = [{ code: "true", label: words.yes }, { code: "false", label: words.no }];

function isFigure({ type }: Question): boolean {
  return type === "number" || type === "amount";
}
