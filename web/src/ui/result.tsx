/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import type { Eligibility, ProduitResult as Finding } from "../api.ts";
import { date, euros, toCents } from "../format.ts";
import { mayBeSignedIn } from "../login.ts";
import { result as texts } from "../texts.ts";
import { Criteria, FindingCard, type Group, groupOf } from "./finding.tsx";
import { Ranges } from "./ranges.tsx";

const TOLD: Exclude<Group, "notApplicable">[] = [
  "fixed",
  "verify",
  "owed",
  "confirm",
  "unpriced",
  "inPlace",
];

export interface ResultProps {
  eligibility: Eligibility;
  onChange: () => void;
  /** Called before the page that keeps it is opened. */
  onKeep: () => void;
}

/** What the answers come to, as a statement: certain first, then to verify, then owed. */
export function Result({ eligibility, onChange, onKeep }: ResultProps) {
  const { results } = eligibility;
  const keep = mayBeSignedIn() ? texts.add : texts.keep;
  const inGroup = (group: Group) => results.filter((finding) => groupOf(finding) === group);
  const priced = [...inGroup("fixed"), ...inGroup("verify"), ...inGroup("owed")];
  const nothing = results.every((finding) =>
    ["inPlace", "notApplicable"].includes(groupOf(finding))
  );
  return (
    <div class="result">
      <header class="result-head stack">
        <h1 tabIndex={-1}>
          {nothing ? texts.nothing.heading(inGroup("inPlace").length > 0) : texts.title}
        </h1>
        <p class="soft">{texts.indicative(date(eligibility.evaluated_at))}</p>
      </header>
      <Headline {...eligibility} />
      <p class="actions">
        <button type="button" class="button quiet" onClick={onChange}>{texts.change}</button>
        <button type="button" class="button plain" onClick={() => globalThis.print()}>
          {texts.print}
        </button>
        {!nothing && <a class="button plain" href={keep.href} onClick={onKeep}>{keep.link}</a>}
      </p>
      {nothing && <NextSteps />}
      {priced.length > 1 && <Ranges findings={priced} />}
      {TOLD.map((group) => (
        <Told key={group} group={group} findings={inGroup(group)}>
          {group === "confirm" && (
            <p class="actions">
              <button type="button" class="button quiet" onClick={onChange}>
                {texts.complete}
              </button>
            </p>
          )}
        </Told>
      ))}
      <NotApplicable findings={inGroup("notApplicable")} />
      <p class="soft small">{texts.ruleset(eligibility.ruleset)}</p>
      {nothing
        ? (
          <p class="no-print">
            <a href={keep.href} onClick={onKeep}>{keep.nothing}</a>
          </p>
        )
        : <Keep {...keep} onKeep={onKeep} />}
    </div>
  );
}

/** Certain, to verify, owed: three sums that are never added up. */
export function Headline({ results, totals }: Pick<Eligibility, "results" | "totals">) {
  const toVerify = toCents(totals.high - totals.fixed_by_law);
  const atLeast = toCents(totals.low - totals.fixed_by_law);
  return (
    <dl class="headline">
      <Amount
        name={totals.fixed_by_law > 0 ? "fixed" : "fixed none"}
        label={texts.fixed.label}
        amount={euros(totals.fixed_by_law)}
        note={totals.fixed_by_law > 0 ? texts.fixed.some : texts.fixed[whyNothingIsFixed(results)]}
      />
      {toVerify > 0 && (
        <Amount
          name="verify"
          label={texts.verify.label}
          amount={texts.upTo(euros(toVerify))}
          note={texts.verify.note(euros(atLeast), euros(toVerify))}
        >
          {totals.fixed_by_law > 0 && (
            <dd class="note">{texts.verify.together(euros(totals.low), euros(totals.high))}</dd>
          )}
        </Amount>
      )}
      {totals.receivable > 0 && (
        <Amount
          name="owed"
          label={texts.owed.label}
          amount={euros(totals.receivable)}
          note={texts.owed.note}
        />
      )}
    </dl>
  );
}

function Amount({ name, label, amount, note, children }: {
  name: string;
  label: string;
  amount: string;
  note: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={name}>
      <dt>{label}</dt>
      <dd class="amount">{amount}</dd>
      <dd class="note">{note}</dd>
      {children}
    </div>
  );
}

function Told({ group, findings, children }: {
  group: (typeof TOLD)[number];
  findings: Finding[];
  children: ComponentChildren;
}) {
  if (findings.length === 0) return null;
  return (
    <section class="told" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{texts.groups[group].title}</h2>
      <p class="soft">{texts.groups[group].note}</p>
      {findings.map((finding) => <FindingCard key={finding.produit} finding={finding} />)}
      {children}
    </section>
  );
}

/** For who has nothing to claim. */
export function NextSteps() {
  return (
    <section class="next-steps" aria-labelledby="next-steps">
      <h2 id="next-steps">{texts.nothing.title}</h2>
      <ol>
        {texts.nothing.steps.map(({ title, text, link }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>
              {text} {link && <a href={link.href}>{link.text}</a>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The way to an account, for who wants to find this again. */
function Keep({ title, text, link, href, onKeep }: typeof texts.keep & { onKeep: () => void }) {
  return (
    <section class="keep no-print" aria-labelledby="keep">
      <h2 id="keep">{title}</h2>
      <p>{text}</p>
      <p class="actions">
        <a class="button" href={href} onClick={onKeep}>{link}</a>
      </p>
    </section>
  );
}

function NotApplicable({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <>
      <details class="not-applicable">
        <summary>
          <span>{texts.notApplicable(findings.length)}</span>
        </summary>
        <ul>
          {findings.map((finding) => (
            <li key={finding.produit}>
              <h3>{finding.name}</h3>
              <Criteria finding={finding} />
            </li>
          ))}
        </ul>
      </details>
      <p class="print-only">
        {texts.notApplicable(findings.length)}
        {texts.colon}
        {findings.map(({ name }) => name).join(", ")}.
      </p>
    </>
  );
}

/** A claim in place is counted nowhere, and one to confirm not yet: either may explain the zero. */
function whyNothingIsFixed(results: Finding[]): "none" | "inPlace" | "unknown" {
  const rights = results.filter(({ kind }) => kind === "right").map(groupOf);
  if (rights.includes("confirm")) return "unknown";
  return rights.includes("inPlace") ? "inPlace" : "none";
}
