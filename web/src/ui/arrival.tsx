/// <reference lib="dom" />
/** What follows a sign-in, by password or by code: this browser's simulation first, then the account. */
import { useEffect, useState } from "preact/hooks";
import { type Login, readLogin } from "../account.ts";
import { attachSession, type Preview, Problem } from "../api.ts";
import { type Attempt, useAttempt } from "../attempt.ts";
import { date } from "../format.ts";
import { keepAttached, leaveInAccount } from "../handover.ts";
import { findPending, type Pending } from "../pending.ts";
import { doneWords, effectsOf, plannedWords, readPlan } from "../plan.ts";
import type { SessionKey } from "../session.ts";
import { arrival as words, client } from "../texts.ts";
import { type Faults, Tick } from "./form.tsx";
import { Screen } from "./screen.tsx";
import { SignedOut } from "./signed_out.tsx";
import { Trouble } from "./trouble.tsx";

const NO_FAULTS: Faults = {};

/** What this browser has for an account, or the code of why it has nothing any more. */
export type Find = { pending: Pending | null; lost: string | null };

export function useFind(): Find {
  const [find, setFind] = useState<Find>({ pending: null, lost: null });
  useEffect(() => {
    findPending().then(
      (pending) => setFind({ pending, lost: null }),
      (problem) => setFind({ pending: null, lost: problem.code }),
    );
  }, []);
  return find;
}

/** Says what signing in adds to the account; it can be declined. */
export function PendingTick({ find: { pending, lost } }: { find: Find }) {
  if (!pending) {
    const text = lost && words.lost[lost];
    return text ? <p class="soft small">{text}</p> : null;
  }
  return (
    <div class="pending">
      <Tick
        name="attach"
        label={words.offer(date(pending.completedAt), pending.produits)}
        hint={words.offerHint}
        faults={NO_FAULTS}
        checked
        optional
      />
    </div>
  );
}

/** Whoever is signed in already has nothing to type. */
export function useLeaveWhenSignedIn(): void {
  useEffect(() => {
    // Who cannot be reached now is told when the form is sent.
    readLogin().then((login) => login && leaveFor(homeOf(login)), () => {});
  }, []);
}

/** Says what the simulation that is offered would do, before it does it. */
export function Arrival({ pending }: { pending: Pending | null }) {
  const [plan, setPlan] = useState<Preview | null | undefined>();
  const attempt = useAttempt();
  const code = attempt.problem?.code;
  const lost = code ? words.lost[code] : undefined;

  useEffect(() => {
    void attempt.run(arrive);
  }, []);

  async function arrive() {
    const login = await readLogin();
    if (!login) throw new Problem("login_not_kept");
    if (!pending || login.isOperator) return leaveFor(homeOf(login));
    const told = await readPlan(pending);
    // Without a client yet, the sign-up page asks for what is missing.
    if (told?.refusal === "invalid_profile") return leaveFor("/inscription/");
    if (told?.refusal === "unauthorized") throw new Problem("signed_out");
    if (told?.refusal) throw new Problem(told.refusal);
    setPlan(told);
  }

  async function add({ key }: Pending) {
    const login = await readLogin();
    if (!login) throw new Problem("signed_out");
    const isDone = await attach(key, login, plan ?? null);
    leaveFor(isDone ? homeOf(login) : "/inscription/");
  }

  if (pending && plan !== undefined && !code) {
    return <Plan pending={pending} plan={plan} attempt={attempt} onAdd={() => add(pending)} />;
  }
  if (code === "signed_out") return <SignedOut />;
  return (
    <Screen key={code} title={titleOf(pending, code)} isNext>
      {!code && <p role="status">{words.opening}</p>}
      {lost ? <p>{lost}</p> : <Trouble attempt={attempt} />}
      {code && (
        <p class="actions">
          <a class={lost ? "button" : "button plain"} href="/espace-client/">{words.open}</a>
        </p>
      )}
    </Screen>
  );
}

interface PlanProps {
  pending: Pending;
  plan: Preview | null;
  attempt: Attempt;
  onAdd: () => Promise<void>;
}

function Plan({ pending, plan, attempt, onAdd }: PlanProps) {
  const texts = client.pending;
  return (
    <Screen key="plan" title={words.planTitle} isNext>
      <p>{texts.text(date(pending.completedAt))}</p>
      <p>{plannedWords(plan)}</p>
      <p class="soft">{texts.kept}</p>
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={attempt.busy}
          onClick={() => attempt.run(onAdd)}
        >
          {texts.attach}
        </button>
        <a class="button plain" href="/espace-client/">{words.notNow}</a>
      </p>
      <p class="soft small" role="status">{attempt.busy && words.adding}</p>
    </Screen>
  );
}

function titleOf(pending: Pending | null, code: string | undefined): string {
  if (!code) return words.title;
  return pending && code !== "login_not_kept" ? words.notAdded : words.notOpened;
}

/** False when the login has no client yet, which nobody could tell before. */
async function attach(key: SessionKey, login: Login, plan: Preview | null): Promise<boolean> {
  try {
    await attachSession(key, login.accessToken);
  } catch (problem) {
    if ((problem as Problem).code === "invalid_profile") return false;
    throw problem;
  }
  keepAttached(doneWords(plan && effectsOf(plan)));
  leaveInAccount(key);
  return true;
}

function homeOf({ isOperator }: Login): string {
  return isOperator ? "/espace-operateur/" : "/espace-client/";
}

/** Going back does not lead to a form that has done its work. */
function leaveFor(path: string): void {
  location.replace(path);
}
