import { useEffect, useRef, useState } from "preact/hooks";
import { useAttempt } from "../attempt.ts";
import type { ClientProduit, Estimate, FileStatus } from "../dashboard.ts";
import { date } from "../format.ts";
import { client } from "../texts.ts";
import { Words } from "./document.tsx";
import { Calculation, Criteria, FindingHead, FindingNext, groupOf } from "./finding.tsx";
import { standingText } from "./history.tsx";
import { Trouble } from "./trouble.tsx";

const words = client.file;

/** The way of a file that goes well. */
const STEPS: Exclude<FileStatus, "new" | "abandoned">[] = ["requested", "in_progress", "done"];

/** His request stands, and somebody may contact him about it. */
const IN_HAND: FileStatus[] = ["requested", "in_progress"];

interface Props {
  produit: ClientProduit;
  /** Where its owner can be reached, in words; null while nobody knows whose address it is. */
  reach: string | null;
  onAsk: () => Promise<void>;
}

/** A product of the client: what it may bring, how far its file is, and why. */
export function FileCard({ produit, reach, onAsk }: Props) {
  const finding = { ...produit.result, recommendation: produit.recommendation };
  return (
    <article
      class={`finding file ${groupOf(finding)}`}
      aria-labelledby={`finding-${finding.produit}`}
    >
      <FindingHead finding={finding} />
      <div class="file-summary">
        <p>{finding.summary}</p>
        <Notes produit={produit} />
      </div>
      <FileState produit={produit} reach={reach} onAsk={onAsk} />
      <details class="file-more">
        <summary>
          <span>
            {words.more}
            <span class="visually-hidden">{` : ${finding.name}`}</span>
          </span>
        </summary>
        <div class="file-why">
          <Criteria finding={finding} />
          <FindingNext finding={finding} />
          <Calculation finding={finding} />
        </div>
      </details>
    </article>
  );
}

/** What became of its estimate since the product was found. */
function Notes({ produit: { metadata, result, in_latest } }: { produit: ClientProduit }) {
  const last = metadata.changes.at(-1);
  const told = (estimate: Estimate) =>
    standingText({ ...estimate, already_in_place: false }, result.kind);
  return (
    <>
      {last && (
        <p class="small soft">{words.revised(date(last.at), told(last.from), told(last.to))}</p>
      )}
      {!in_latest && <p class="small outdated">{words.notInLatest}</p>}
    </>
  );
}

function FileState({ produit, reach, onAsk }: Props) {
  const { file_status: status, file_status_at, already_in_place } = produit;
  const attempt = useAttempt();
  const [asked, setAsked] = useState(false);
  const answer = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (asked) answer.current?.focus();
  }, [asked]);

  if (status === "new") {
    if (already_in_place) return null;
    return (
      <div class="file-state">
        <button
          type="button"
          class="button quiet no-print"
          aria-disabled={attempt.busy}
          onClick={() => attempt.run(() => onAsk().then(() => setAsked(true)))}
        >
          {words.ask}
          <span class="visually-hidden">{` : ${produit.result.name}`}</span>
        </button>
        <Trouble attempt={attempt} />
      </div>
    );
  }
  return (
    <div class={`file-state ${status}`}>
      {asked && <p ref={answer} class="thanks" role="status" tabIndex={-1}>{words.thanks}</p>}
      <p class="file-status">{words[status](date(file_status_at))}</p>
      {status !== "abandoned" && <Steps status={status} />}
      {status === "requested" && (
        <p class="small soft">{reach === null ? words.nextOnceProved : words.next(reach)}</p>
      )}
      {status === "in_progress" && <p class="small soft">{words.followUp}</p>}
      {IN_HAND.includes(status) && (
        <p class="small soft">
          <Words text={words.takeBack} />
        </p>
      )}
    </div>
  );
}

function Steps({ status }: { status: (typeof STEPS)[number] }) {
  const reached = STEPS.indexOf(status);
  return (
    <ol class="steps" role="list">
      {STEPS.map((step, place) => (
        <li
          key={step}
          class={place <= reached ? "reached" : undefined}
          aria-current={step === status ? "step" : undefined}
        >
          {words.steps[step]}
        </li>
      ))}
    </ol>
  );
}
