import type { SessionData } from "../api.ts";
import { euros, toCents } from "../format.ts";
import { result, signUp } from "../texts.ts";

const words = signUp.kept;

/** What an account takes over from the simulation. */
export function Kept({ data }: { data: SessionData }) {
  const { fixed_by_law, high, receivable } = data.totals!;
  const produits = data.results!.filter(({ state }) => state !== "not_eligible").length;
  const toVerify = toCents(high - fixed_by_law);
  return (
    <aside class="takeover stack" aria-labelledby="takeover">
      <h2 id="takeover">{words.title}</h2>
      <dl>
        {fixed_by_law > 0 && (
          <Amount name="fixed" label={result.fixed.label} amount={euros(fixed_by_law)} />
        )}
        {toVerify > 0 && (
          <Amount
            name="verify"
            label={result.verify.label}
            amount={result.upTo(euros(toVerify))}
          />
        )}
        {receivable > 0 && (
          <Amount name="owed" label={result.owed.label} amount={euros(receivable)} />
        )}
      </dl>
      <ul>
        <li>{words.produits(produits)}</li>
        <li>{words.responses(data.progress.answered)}</li>
      </ul>
    </aside>
  );
}

function Amount({ name, label, amount }: { name: string; label: string; amount: string }) {
  return (
    <div class={name}>
      <dt>{label}</dt>
      <dd>{amount}</dd>
    </div>
  );
}
