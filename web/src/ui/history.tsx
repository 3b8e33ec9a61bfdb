import { answerText } from "../answers.ts";
import type { ProduitResult, Totals } from "../api.ts";
import type { Changes, ProduitChange, Simulation, Standing } from "../dashboard.ts";
import { euros, moment, toCents } from "../format.ts";
import { client } from "../texts.ts";
import { amountOf, groupOf } from "./finding.tsx";

const words = client.history;

/** Every simulation of the client, newest first, with what it changed. */
export function History({ simulations }: { simulations: Simulation[] }) {
  return (
    <ol class="history" role="list">
      {simulations.map((simulation, place) => (
        <li key={simulation.id}>
          <h3>
            {words.of(moment(simulation.completed_at))}{" "}
            {place === 0 && simulations.length > 1 && <span class="tag">{words.latest}</span>}
          </h3>
          <Changed changes={simulation.changes} />
          <Kept simulation={simulation} />
        </li>
      ))}
    </ol>
  );
}

/** "5 601,60 €", "jusqu’à 240 €", "à confirmer", "déjà en place" or "sans montant". */
export function standingText(standing: Standing, kind: ProduitResult["kind"]): string {
  const group = groupOf({ ...standing, kind });
  if (group === "inPlace") return words.inPlace;
  if (group === "confirm") return words.toConfirm;
  return amountOf(standing) ?? words.unpriced;
}

function Changed({ changes }: { changes: Changes | null }) {
  if (!changes) return <p class="soft">{words.first}</p>;
  const lines = [...totalLines(changes.totals), ...changes.produits.map(produitLine)];
  if (lines.length === 0) return <p class="soft">{words.same}</p>;
  return (
    <>
      <p class="soft">{words.changed}</p>
      <dl class="changes">
        {lines.map(({ name, before, now }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span class="before">{before}</span>
              <span class="visually-hidden">{words.then}</span>
              <span class="now">{now}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface Line {
  name: string;
  before: string;
  now: string;
}

function totalLines(totals: Changes["totals"]): Line[] {
  if (!totals) return [];
  const sums: [keyof typeof words.totals, (of: Totals) => number][] = [
    ["fixed", (of) => of.fixed_by_law],
    ["verify", (of) => toCents(of.high - of.fixed_by_law)],
    ["owed", (of) => of.receivable],
  ];
  return sums
    .filter(([, sum]) => sum(totals.from) !== sum(totals.to))
    .map(([name, sum]) => ({
      name: words.totals[name],
      before: euros(sum(totals.from)),
      now: euros(sum(totals.to)),
    }));
}

function produitLine({ name, kind, from, to }: ProduitChange): Line {
  return {
    name,
    before: from ? standingText(from, kind) : words.appeared,
    now: to ? standingText(to, kind) : words.gone,
  };
}

function Kept({ simulation: { questions, responses, results } }: { simulation: Simulation }) {
  const found = results.filter((finding) => groupOf(finding) !== "notApplicable");
  return (
    <details>
      <summary>
        <span>{words.open}</span>
      </summary>
      <div class="kept">
        <section>
          <h4>{words.answers}</h4>
          <dl>
            {questions.map((question) => (
              <div key={question.code}>
                <dt>{question.short_label}</dt>
                <dd>{answerText(question, responses[question.code])}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h4>{words.results}</h4>
          {found.length === 0 && <p class="soft">{words.noResult}</p>}
          <dl>
            {found.map((finding) => (
              <div key={finding.produit}>
                <dt>{finding.name}</dt>
                <dd>{standingText(finding, finding.kind)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </details>
  );
}
