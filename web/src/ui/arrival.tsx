/// <reference lib="dom" />
/** What follows a sign-in, by password or by code: this browser's simulation first, then the account. */
import { useEffect, useState } from "preact/hooks";
import { type Login, readLogin } from "../account.ts";
import { attachSession, Problem } from "../api.ts";
import { useAttempt } from "../attempt.ts";
import { date } from "../format.ts";
import { keepAttached } from "../handover.ts";
import { findPending, type Pending } from "../pending.ts";
import { forgetKey } from "../session.ts";
import { arrival as words } from "../texts.ts";
import { type Faults, Tick } from "./form.tsx";
import { Screen } from "./screen.tsx";
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

export function Arrival({ pending }: { pending: Pending | null }) {
  const attempt = useAttempt();
  const code = attempt.problem?.code;
  const lost = code ? words.lost[code] : undefined;

  useEffect(() => {
    void attempt.run(() => arrive(pending));
  }, []);

  return (
    <Screen key={code} title={titleOf(pending, code)} isNext>
      {!code && <p role="status">{pending ? words.adding : words.opening}</p>}
      {lost ? <p>{lost}</p> : <Trouble attempt={attempt} />}
      {code && (
        <p class="actions">
          <a class={lost ? "button" : "button plain"} href="/espace-client/">{words.open}</a>
        </p>
      )}
    </Screen>
  );
}

function titleOf(pending: Pending | null, code: string | undefined): string {
  if (!code) return words.title;
  return pending && code !== "login_not_kept" ? words.notAdded : words.notOpened;
}

async function arrive(pending: Pending | null): Promise<void> {
  const login = await readLogin();
  if (!login) throw new Problem("login_not_kept");
  if (pending && !login.isOperator && !await attach(pending, login)) {
    return leaveFor("/inscription/");
  }
  leaveFor(homeOf(login));
}

/** False when the login has no client yet: the sign-up page asks for what is missing. */
async function attach({ key }: Pending, { accessToken }: Login): Promise<boolean> {
  try {
    keepAttached(await attachSession(key, accessToken));
  } catch (problem) {
    if ((problem as Problem).code === "invalid_profile") return false;
    throw problem;
  }
  forgetKey();
  return true;
}

function homeOf({ isOperator }: Login): string {
  return isOperator ? "/espace-operateur/" : "/espace-client/";
}

/** Going back does not lead to a form that has done its work. */
function leaveFor(path: string): void {
  location.replace(path);
}
