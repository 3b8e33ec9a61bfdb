/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Login, readLogin, signIn, signOut } from "../account.ts";
import { type Answers, attachSession, type Preview, Problem } from "../api.ts";
import { useAttempt } from "../attempt.ts";
import {
  type Consents as Given,
  type Dashboard,
  eraseAccount,
  type Held,
  proveEmail,
  readDashboard,
  readExport,
  requestProduit,
  setConsents,
} from "../dashboard.ts";
import { date, phone } from "../format.ts";
import { leaveInAccount, takeAttached, takeTakenOver } from "../handover.ts";
import { beginWith } from "../interview.ts";
import { mount } from "../mount.tsx";
import { findPending, type Pending } from "../pending.ts";
import { doneWords, effectsOf, plannedWords, readPlan } from "../plan.ts";
import { forgetKey, LOST, readKey } from "../session.ts";
import { client as words, result as resultWords } from "../texts.ts";
import { Consents } from "../ui/consents.tsx";
import { Documents } from "../ui/documents.tsx";
import { Erased, Erasure } from "../ui/erasure.tsx";
import { FileCard } from "../ui/file_card.tsx";
import { History } from "../ui/history.tsx";
import { Profile } from "../ui/profile.tsx";
import { Proof, Proved, TakenOver } from "../ui/proof.tsx";
import { Headline, NextSteps } from "../ui/result.tsx";
import { Opening } from "../ui/opening.tsx";
import { SignedOut } from "../ui/signed_out.tsx";
import { Trouble } from "../ui/trouble.tsx";

interface Space {
  login: Login;
  /** Null for a login that has no client yet. */
  dashboard: Dashboard | null;
  hasPassword: boolean;
  /** A finished simulation of this browser, in no account yet. */
  pending: Pending | null;
  /** What adding it would do; null when that could not be told. */
  plan: Preview | null;
}

interface Offer {
  pending: Pending;
  plan: Preview | null;
}

/** Of files that somebody works on or has closed. */
const STATUSES = ["requested", "in_progress", "done", "abandoned"] as const;

export default function Client() {
  const [space, setSpace] = useState<Space | null>(null);
  const [isOver, setOver] = useState(false);
  const [isErased, setErased] = useState(false);
  const [attached, setAttached] = useState<string | null>(null);
  const [hasJustProved, setJustProved] = useState(false);
  const [wasTakenOver, setTakenOver] = useState(false);
  const attempt = useAttempt();

  useEffect(() => {
    attempt.run(open);
    setAttached(takeAttached());
  }, []);

  /** Does something as the client; a login that is over is said by the page, not beside a button. */
  async function asClient(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Problem && error.code === "signed_out")) throw error;
      setOver(true);
    }
  }

  function open(): Promise<void> {
    return asClient(async () => {
      const login = await readLogin();
      if (!login) return location.replace("/connexion/");
      const [own, pending] = await Promise.all([readOwn(), findPendingHere()]);
      const { dashboard } = own;
      if (!dashboard && login.isOperator) return location.replace("/espace-operateur/");
      const plan = pending && dashboard && await readPlan(pending);
      setSpace({ login, ...own, pending, plan });
      if (dashboard) setTakenOver(takeTakenOver(login.id));
    });
  }

  function ask(produit: string): Promise<void> {
    return asClient(async () => {
      await requestProduit(produit);
      // Its file is treated otherwise from now on.
      await refresh({ plan: space?.pending ? await readPlan(space.pending) : null });
    });
  }

  function attach({ pending: { key }, plan }: Offer): Promise<void> {
    return asClient(async () => {
      const login = await readLogin();
      if (!login) throw new Problem("signed_out");
      await attachSession(key, login.accessToken);
      leaveInAccount(key);
      await refresh({ pending: null });
      setAttached(doneWords(plan && effectsOf(plan)));
    });
  }

  function prove(): Promise<void> {
    return asClient(async () => {
      const own = await readOwn();
      setJustProved(Boolean(own.dashboard?.client.email_proved_at));
      setSpace((known) => known && { ...known, ...own });
    });
  }

  function agree(given: Given): Promise<void> {
    return asClient(async () => {
      const isDone = await setConsents(given);
      await refresh();
      if (!isDone) throw new Problem("too_many_attempts");
    });
  }

  function erase(email: string): Promise<void> {
    return asClient(async () => {
      await eraseAccount(email);
      await signOut();
      setErased(true);
    });
  }

  async function refresh(changed: Partial<Space> = {}): Promise<void> {
    const own = await readOwn();
    setSpace((known) => known && { ...known, ...changed, ...own });
  }

  if (isErased) return <Erased />;
  if (isOver) return <SignedOut />;
  if (!space) return <Opening attempt={attempt} words={words} />;
  if (!space.dashboard) return <NoClient pending={space.pending} />;
  const { client, produits, simulations } = space.dashboard;
  const activity = simulations[0]?.questions.find(({ code }) => code === "SECTEUR");
  return (
    <div class="client">
      <Welcome dashboard={space.dashboard} hasPending={space.pending !== null} />
      {hasJustProved && space.hasPassword && <Proved />}
      {(wasTakenOver || !space.hasPassword) && (
        <TakenOver hasPassword={space.hasPassword} isNext={hasJustProved} />
      )}
      {!client.email_proved_at && <Proof email={space.login.email} onProved={prove} />}
      {attached && <Added words={attached} />}
      {space.pending && <Proposal pending={space.pending} plan={space.plan} onAttach={attach} />}
      <Totals dashboard={space.dashboard} />
      <Produits
        dashboard={space.dashboard}
        reach={client.email_proved_at &&
          words.file.reach(space.login.email, client.phone && phone(client.phone))}
        onAsk={ask}
      />
      {produits.length > 0 && (
        <Part id="documents" title={words.documents.title} note={words.documents.note}>
          <Documents produits={produits} />
        </Part>
      )}
      <Part id="simulations" title={words.history.title}>
        <History simulations={simulations} />
      </Part>
      <Part id="profil" title={words.profile.title}>
        <Profile profile={client} email={space.login.email} activity={activity} />
      </Part>
      <Part id="accords" title={words.consents.title}>
        <Consents profile={client} onSet={agree} />
      </Part>
      <Part id="compte" title={words.account.title}>
        {/* Anew once the address is proved: what was refused before is not said any more. */}
        <Account
          key={client.email_proved_at}
          onExport={(keep) => asClient(async () => keep(await readExport()))}
        />
        <Erasure
          isProved={client.email_proved_at !== null}
          onProve={(password) => signIn(space.login.email, password)}
          onErase={() => erase(space.login.email)}
        />
      </Part>
    </div>
  );
}

async function readOwn(): Promise<Pick<Space, "dashboard" | "hasPassword">> {
  try {
    // Whoever came by a code has given the proof already: it only remains to note it.
    const isByCode = (await readLogin())?.isByCode;
    const hasPassword = !isByCode || (await proveEmail()).has_password;
    return { dashboard: await readDashboard(), hasPassword };
  } catch (error) {
    if (!(error instanceof Problem && error.code === "not_found")) throw error;
    return { dashboard: null, hasPassword: true };
  }
}

/** A simulation that cannot be taken up any more is forgotten, so that the next one starts afresh. */
async function findPendingHere(): Promise<Pending | null> {
  try {
    return await findPending();
  } catch (error) {
    if (error instanceof Problem && LOST.includes(error.code)) forgetKey();
    return null;
  }
}

function NoClient({ pending }: { pending: Pending | null }) {
  return (
    <div class="narrow stack">
      <h1>{words.noClient.title}</h1>
      <p>{words.noClient.text}</p>
      <p>
        {pending ? words.noClient.pending(date(pending.completedAt)) : words.noClient.simulateNote}
      </p>
      <div class="actions">
        {pending
          ? <a class="button" href="/inscription/">{words.noClient.finish}</a>
          : <a class="button" href="/simulateur/">{words.noClient.simulate}</a>}
        <SignOut />
      </div>
    </div>
  );
}

function Welcome(
  { dashboard, hasPending }: { dashboard: Dashboard; hasPending: boolean },
) {
  const { client, produits, simulations } = dashboard;
  return (
    <header class="welcome stack">
      <div class="above">
        <p class="space">{words.space}</p>
        <SignOut />
      </div>
      <h1>{client.company_name}</h1>
      <p class="lede">
        {words.hello(client.contact_name)} {standing(produits)}
      </p>
      {!hasPending && <Again answers={simulations[0].responses} />}
      <nav class="parts no-print" aria-label={words.inThisPage}>
        <ul>
          {words.parts.filter(({ href }) => produits.length > 0 || href !== "#documents").map((
            { href, text },
          ) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** Another simulation, from the answers of the last one; or the one that this browser has begun. */
function Again({ answers }: { answers: Answers }) {
  const attempt = useAttempt();
  if (readKey()) {
    return (
      <p class="actions">
        <a class="button quiet" href="/simulateur/">{words.resume}</a>
      </p>
    );
  }

  async function simulate() {
    await beginWith(answers);
    location.assign("/simulateur/");
  }

  return (
    <div class="actions">
      <button
        type="button"
        class="button quiet"
        aria-disabled={attempt.busy}
        onClick={() => attempt.run(simulate)}
      >
        {words.again}
      </button>
      <p class="soft small">{words.againNote}</p>
      <Trouble attempt={attempt} />
    </div>
  );
}

/** How far the files are, in one sentence. */
function standing(produits: Dashboard["produits"]): string {
  const texts = words.standing;
  if (produits.length === 0) return texts.nothing;
  const told = STATUSES.map((status) => ({
    status,
    count: produits.filter(({ file_status }) => file_status === status).length,
  })).filter(({ count }) => count > 0);
  if (told.length === 0) return texts.noFile;
  return texts.files(told.map(({ status, count }) => texts[status](count)).join(", "));
}

/** What was just added; it takes the focus, since what was pressed is gone. */
function Added({ words: told }: { words: string }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} class="notice" role="status" tabIndex={-1}>
      <p>
        <strong>{words.attached.title}</strong>
        {resultWords.colon}
        {told}
      </p>
    </div>
  );
}

function Proposal({ onAttach, ...offer }: Offer & { onAttach: (offer: Offer) => Promise<void> }) {
  const attempt = useAttempt();
  const texts = words.pending;
  return (
    <section class="notice stack" aria-labelledby="pending">
      <h2 id="pending">{texts.title}</h2>
      <p>
        {texts.text(date(offer.pending.completedAt))} {texts.kept}
      </p>
      <p>{plannedWords(offer.plan)}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={attempt.busy}
          onClick={() => attempt.run(() => onAttach(offer))}
        >
          {texts.attach}
        </button>
        <a class="button plain" href="/simulateur/">{texts.see}</a>
      </div>
      <Trouble attempt={attempt} />
    </section>
  );
}

function Totals({ dashboard: { produits, simulations: [latest] } }: { dashboard: Dashboard }) {
  if (produits.length === 0) return null;
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{words.totals}</h2>
      <p class="soft small">{resultWords.indicative(date(latest.evaluated_on))}</p>
      <Headline {...latest} />
    </section>
  );
}

function Produits({ dashboard: { produits }, reach, onAsk }: {
  dashboard: Dashboard;
  reach: string | null;
  onAsk: (produit: string) => Promise<void>;
}) {
  if (produits.length === 0) {
    return (
      <>
        <Part id="produits" title={words.produits.nothing} note={words.produits.nothingNote} />
        <NextSteps />
      </>
    );
  }
  return (
    <Part id="produits" title={words.produits.title} note={words.produits.note}>
      {produits.map((produit) => (
        <FileCard
          key={produit.produit}
          produit={produit}
          reach={reach}
          onAsk={() => onAsk(produit.produit)}
        />
      ))}
    </Part>
  );
}

function Part({ id, title, note, children }: {
  id: string;
  title: string;
  note?: string;
  children?: ComponentChildren;
}) {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p class="soft">{note}</p>}
      {children}
    </section>
  );
}

function Account({ onExport }: { onExport: (keep: (held: Held) => void) => Promise<void> }) {
  const attempt = useAttempt();
  const [file, setFile] = useState("");
  const texts = words.account;
  return (
    <>
      <p class="soft">{texts.exportNote}</p>
      <div class="actions">
        <button
          type="button"
          class="button quiet"
          aria-disabled={attempt.busy}
          onClick={() => attempt.run(() => onExport((held) => setFile(download(held))))}
        >
          {texts.export}
        </button>
        <a class="button plain" href="/mot-de-passe/">{texts.password}</a>
      </div>
      <p class="small" role="status">{file && texts.exported(file)}</p>
      <Trouble attempt={attempt} />
    </>
  );
}

/** Gives the visitor a file of all that is held; says what the file is called. */
function download(held: Held): string {
  const name = `tremplin-${held.exported_at.slice(0, 10)}.json`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }),
  );
  link.download = name;
  link.click();
  // Some browsers begin to read it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}

function SignOut() {
  const attempt = useAttempt();
  return (
    <button
      type="button"
      class="button plain no-print"
      aria-disabled={attempt.busy}
      onClick={() => attempt.run(() => signOut().then(() => location.replace("/")))}
    >
      {words.signOut}
    </button>
  );
}

mount(Client);
