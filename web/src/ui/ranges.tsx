import type { ProduitResult as Finding } from "../api.ts";
import { euros } from "../format.ts";
import { result as texts } from "../texts.ts";
import { amountOf } from "./finding.tsx";

/** Every amount on one scale: a list of names and amounts, with bars for those who see them. */
export function Ranges({ findings }: { findings: Finding[] }) {
  const top = Math.max(...findings.map(({ amount_high: high }) => high ?? 0));
  return (
    <figure class="ranges">
      <figcaption>
        <h2>{texts.ranges}</h2>
        <p class="soft small">
          {texts.rangesNote(euros(top), findings.some(({ kind }) => kind === "receivable"))}
        </p>
      </figcaption>
      <svg class="visually-hidden" aria-hidden="true" focusable="false">
        <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse">
          <path class="stripe" d="M0 6L6 0h-3L0 3zM6 6V3L3 6z" />
        </pattern>
      </svg>
      <ul role="list">
        {findings.map((finding) => (
          <li key={finding.produit} class={finding.kind}>
            <span>{finding.name}</span> <span class="range-amount">{amountOf(finding)}</span>
            <Bar low={finding.amount_low ?? 0} high={finding.amount_high ?? 0} top={top} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Bar({ low, high, top }: { low: number; high: number; top: number }) {
  const share = (amount: number) => `${Math.round(amount / top * 1000) / 10}%`;
  return (
    <svg class="range-bar" width="100%" height="14" aria-hidden="true" focusable="false">
      <rect class="track" x="0" y="6" width="100%" height="2" />
      <rect class="possible" x={share(low)} y="1" width={share(high - low)} height="12" />
      <rect class="certain" x="0" y="1" width={share(low)} height="12" />
      <svg x={share(high)} overflow="visible">
        <rect class="end" x="-3" y="0" width="3" height="14" />
      </svg>
    </svg>
  );
}
