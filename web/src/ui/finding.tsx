import type { Criterion, ProduitResult as Finding, Recommendation } from "../api.ts";
import { date, euros, number } from "../format.ts";
import { result as texts } from "../texts.ts";
import { Icon, type Shape } from "./icon.tsx";

/** Where a finding is told: by what the law, an expert or one more answer still has to say of it. */
export type Group =
  | "fixed"
  | "verify"
  | "owed"
  | "unpriced"
  | "confirm"
  | "inPlace"
  | "notApplicable";

const GROUP_OF_KIND: Record<Finding["kind"], Group> = {
  right: "fixed",
  estimate: "verify",
  receivable: "owed",
  qualitative: "unpriced",
};

const SHAPES: Record<Group, Shape> = {
  fixed: "check",
  verify: "magnifier",
  owed: "check",
  unpriced: "dot",
  confirm: "question",
  inPlace: "dot",
  notApplicable: "cross",
};

const CRITERION_SHAPES: Record<Criterion["state"], Shape> = {
  held: "check",
  failed: "cross",
  unknown: "question",
};

export function groupOf(
  finding: Pick<Finding, "kind" | "state" | "already_in_place">,
): Group {
  if (finding.state === "not_eligible") return "notApplicable";
  if (finding.already_in_place) return "inPlace";
  return finding.state === "to_confirm" ? "confirm" : GROUP_OF_KIND[finding.kind];
}

/** "11 955,66 €", "jusqu’à 2 469,13 €", or null where no amount can be known. */
export function amountOf(
  { amount_low: low, amount_high: high }: Pick<Finding, "amount_low" | "amount_high">,
): string | null {
  if (low === null || high === null) return null;
  return low === high ? euros(high) : texts.range(low === 0 ? null : euros(low), euros(high));
}

/** A product that applies or may apply: why, how much, and what to do about it. */
export function FindingCard({ finding }: { finding: Finding }) {
  return (
    <article class={`finding ${groupOf(finding)}`} aria-labelledby={`finding-${finding.produit}`}>
      <FindingHead finding={finding} />
      <div class="finding-why">
        <p>{finding.summary}</p>
        <Criteria finding={finding} />
      </div>
      <FindingNext finding={finding} />
      <Calculation finding={finding} />
    </article>
  );
}

/** Its name, its amount and how sure it is. */
export function FindingHead({ finding }: { finding: Finding }) {
  const group = groupOf(finding);
  const amount = amountOf(finding);
  const supposed = amount !== null &&
    finding.parameters.some(({ evidence }) => evidence === "hypothesis");
  return (
    <header>
      <h3 id={`finding-${finding.produit}`}>{finding.name}</h3>
      {amount && (
        <p class="finding-amount">
          {amount} <span class="per">{finding.kind !== "receivable" && texts.perYear}</span>
        </p>
      )}
      <div class="finding-standing">
        <p class="state">
          <Icon shape={SHAPES[group]} />
          {texts.states[group]}
        </p>
        {supposed && <p class="supposed">{texts.supposed}</p>}
      </div>
    </header>
  );
}

/** What to find out and what to do; nothing where it is done already. */
export function FindingNext({ finding }: { finding: Finding }) {
  const group = groupOf(finding);
  const missing = missingFrom(finding);
  if (group === "inPlace") return null;
  return (
    <div class="finding-next">
      {missing.length > 0 && <Missing group={group} names={missing} />}
      <NextStep {...finding.recommendation} />
    </div>
  );
}

/** What holds, what fails and what is not known, in words. */
export function Criteria({ finding }: { finding: Finding }) {
  return (
    <ul class="criteria">
      {finding.criteria.map(({ code, label, state }) => (
        <li key={code} class={state}>
          <Icon shape={CRITERION_SHAPES[state]} />
          <span>
            {label} <span class="verdict">{texts.criteria[state]}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Missing({ group, names }: { group: Group; names: string[] }) {
  return (
    <div class="missing">
      <h4>{texts.findOut}</h4>
      <ul>
        {names.map((name) => <li key={name}>{name}</li>)}
      </ul>
      {group !== "confirm" && <p>{texts.knownPartOnly}</p>}
    </div>
  );
}

function NextStep({ next_step, documents, deadline }: Recommendation) {
  return (
    <>
      {next_step && (
        <>
          <h4>{texts.nextStep}</h4>
          <p>{next_step}</p>
        </>
      )}
      {deadline && (
        <p class="deadline">
          <strong>{texts.deadline}</strong> {deadline}
        </p>
      )}
      {documents.length > 0 && (
        <>
          <h4>{texts.documents}</h4>
          <ul class="documents">
            {documents.map((name) => <li key={name}>{name}</li>)}
          </ul>
        </>
      )}
    </>
  );
}

/** The formula in words, and each figure with its dates and source, for who asks. */
export function Calculation({ finding }: { finding: Finding }) {
  if (!finding.formula) return null;
  return (
    <details class="calculation">
      <summary>
        <span>{texts.calculation}</span>
      </summary>
      <p class="formula">
        {finding.formula.split(" + ").map((term, i) => (
          <span key={term}>
            {i > 0 && "+ "}
            {term}
          </span>
        ))}
      </p>
      <ul class="figures">
        {finding.parameters.map((figure) => (
          <li key={figure.code}>
            <p class="figure">
              <span>{figure.label}</span>
              <strong>{number(figure.value)}&nbsp;{figure.unit}</strong>
            </p>
            <p class="rests">
              <span class={`evidence ${figure.evidence}`}>{texts.evidence[figure.evidence]}</span>
              {" "}
              {figure.valid_to
                ? texts.between(date(figure.valid_from), date(figure.valid_to))
                : texts.since(date(figure.valid_from))}
              <br />
              {figure.source}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * What the visitor did not know: a formula names it in brackets; without a formula, the criteria do.
 */
function missingFrom({ formula, criteria }: Finding): string[] {
  const named = [...(formula ?? "").matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name);
  if (named.length > 0) return [...new Set(named)];
  return criteria.filter(({ state }) => state === "unknown").map(({ label }) => texts.isIt(label));
}
