import type { ComponentChildren } from "preact";
import { answerText } from "../answers.ts";
import type { Question } from "../api.ts";
import type { Interview } from "../interview.ts";
import { review as words } from "../texts.ts";

interface Props {
  interview: Interview;
  busy: boolean;
  onChange: (question: Question) => void;
  onConfirm: () => void;
  /** What came of the last try, shown by the button. */
  trouble: ComponentChildren;
}

/** Every answer that counts, each with its way to change it. */
export function Review({ interview, busy, onChange, onConfirm, trouble }: Props) {
  return (
    <div class="review stack">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="soft">{words.intro}</p>
      <dl>
        {interview.questions.map((question) => (
          <div key={question.code}>
            <dt>{question.short_label}</dt>
            <dd class={interview.answers[question.code] === null ? "unknown" : undefined}>
              {answerText(question, interview.answers[question.code])}
            </dd>
            <dd class="change">
              <button type="button" class="button plain" onClick={() => onChange(question)}>
                {words.change}
                <span class="visually-hidden">{` : ${question.short_label}`}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <div class="actions decide">
        {trouble}
        <button type="button" class="button" aria-disabled={busy} onClick={onConfirm}>
          {words.confirm}
        </button>
      </div>
    </div>
  );
}
