import { number } from "../format.ts";
import type { Funnel, Statistics } from "../operator.ts";
import { operator as words } from "../texts.ts";
import { type Column, Records } from "./records.tsx";

const { steps } = words.simulations;

const STEPS = ["started", "answered", "completed", "migrated"] as const;

/** How many simulations there were, how far they came, and how many became an account. */
export function Simulations({ statistics }: { statistics: Statistics }) {
  const { conversion_rate, migrated_sessions, total_sessions } = statistics;
  return (
    <section class="simulations" aria-labelledby="simulations">
      <h2 id="simulations">{words.simulations.title}</h2>
      <div class="conversion">
        <p class="amount">{words.percent(number(conversion_rate))}</p>
        <p>
          <strong>{words.simulations.conversion}</strong>
        </p>
        <p class="soft">
          {total_sessions === 0
            ? words.simulations.none
            : words.simulations.conversionNote(number(migrated_sessions), number(total_sessions))}
        </p>
      </div>
      <FunnelList {...statistics} />
      <p class="soft small">{words.simulations.note}</p>
    </section>
  );
}

/** A list of counts, with bars for those who see them. */
function FunnelList({ total_sessions, completed_sessions, migrated_sessions, funnel }: Statistics) {
  const counts: Funnel = {
    started: total_sessions,
    answered: funnel.answered,
    completed: completed_sessions,
    migrated: migrated_sessions,
  };
  return (
    <ol class="funnel" role="list">
      {STEPS.map((step) => (
        <li key={step} class={step}>
          <strong>{steps[step].name}</strong>
          <span class="count">{number(counts[step])}</span>
          <Bar share={counts.started === 0 ? 0 : counts[step] / counts.started} />
          <span class="soft small">{steps[step].note}</span>
        </li>
      ))}
    </ol>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg class="bar-of" width="100%" height="8" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="8" />
      <rect class="reached" width={`${Math.round(share * 1000) / 10}%`} height="8" />
    </svg>
  );
}

/** How migrations went. */
export function Moves({ statistics }: { statistics: Statistics }) {
  const { failed_migrations, error_rate, migration_ms: { p50, p95, p99 }, moved } = statistics;
  const ms = (n: number | null) => words.ms(number(Math.round(n ?? 0)));
  return (
    <section aria-labelledby="moves">
      <h2 id="moves">{words.moves.title}</h2>
      <dl class="facts">
        <div>
          <dt>{words.moves.failed}</dt>
          <dd class="amount">{number(failed_migrations)}</dd>
          <dd class="soft small">{words.moves.failedNote(words.percent(number(error_rate)))}</dd>
        </div>
        <div>
          <dt>{words.moves.duration}</dt>
          <dd class="amount">{p50 === null ? words.moves.noDuration : ms(p50)}</dd>
          {p50 !== null && <dd class="soft small">{words.moves.durationNote(ms(p95), ms(p99))}</dd>}
        </div>
        <div>
          <dt>{words.moves.clients}</dt>
          <dd class="amount">{number(moved.clients)}</dd>
          <dd class="soft small">
            {words.moves.clientsNote(number(moved.produits), number(moved.responses))}
          </dd>
        </div>
      </dl>
    </section>
  );
}

interface Activities {
  statistics: Statistics;
  /** What each activity is called. */
  activities: Map<string, string>;
}

export function ByActivity({ statistics: { secteurs }, activities }: Activities) {
  if (secteurs.length === 0) return null;
  const nameOf = (code: string) => activities.get(code) ?? (code || words.activities.unsaid);
  const rate = ({ started, migrated }: Funnel) => started === 0 ? 0 : migrated / started * 100;
  const columns: Column<Statistics["secteurs"][number]>[] = [
    { name: words.activities.activity, cell: ({ secteur }) => nameOf(secteur) },
    { name: steps.started.name, numeric: true, cell: ({ started }) => number(started) },
    { name: steps.completed.name, numeric: true, cell: ({ completed }) => number(completed) },
    { name: words.activities.migrated, numeric: true, cell: ({ migrated }) => number(migrated) },
    {
      name: words.simulations.conversion,
      numeric: true,
      cell: (counts) => words.percent(number(rate(counts))),
    },
  ];
  return (
    <section aria-labelledby="activities">
      <h2 id="activities">{words.activities.title}</h2>
      <Records
        caption={words.activities.title}
        columns={columns}
        rows={secteurs}
        keyOf={({ secteur }) => secteur}
      />
    </section>
  );
}
