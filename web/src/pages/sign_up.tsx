/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { callAsClient, type Login, readLogin, signIn } from "../account.ts";
import {
  attachSession,
  migrateSession,
  type Problem,
  type Question,
  readQuestionnaire,
  readSession,
  type SessionData,
} from "../api.ts";
import { type Attempt, useAttempt } from "../attempt.ts";
import { forgetDraft, readDraft } from "../draft.ts";
import {
  isWaiting,
  keepAttached,
  keepEmail,
  keepWaiting,
  leaveInAccount,
  takeEmail,
} from "../handover.ts";
import { mount } from "../mount.tsx";
import { doneWords, effectsOnNew } from "../plan.ts";
import { forgetKey, readKey, type SessionKey } from "../session.ts";
import { readSignUp } from "../sign_up.ts";
import { errors, signUp as words, simulator, wrongAddress } from "../texts.ts";
import { Arrival } from "../ui/arrival.tsx";
import { Confirmation } from "../ui/confirmation.tsx";
import { Words } from "../ui/document.tsx";
import { Kept } from "../ui/kept.tsx";
import { Screen } from "../ui/screen.tsx";
import { SignUpForm } from "../ui/sign_up_form.tsx";
import { SignedOut } from "../ui/signed_out.tsx";
import { Opening } from "../ui/opening.tsx";
import { Trouble } from "../ui/trouble.tsx";

/** What a sign-up starts from. */
interface Start {
  key: SessionKey;
  data: SessionData;
  questions: Question[];
  /** Who is signed in already, and has no client yet. */
  login: Login | null;
}

interface Credentials {
  email: string;
  password: string;
}

type Step =
  | { at: "opening" }
  | { at: "none" }
  | { at: "unfinished" }
  | { at: "form"; start: Start }
  | { at: "mail"; credentials: Credentials; askedAt: number | null }
  | { at: "created"; credentials: Credentials; repeated: boolean }
  | { at: "firstPassword"; email: string }
  | { at: "in" };

export default function SignUp() {
  const [step, setStep] = useState<Step>({ at: "opening" });
  const attempt = useAttempt();
  /** The simulation that an account has since this page sent it there. */
  const moved = useRef<SessionKey | null>(null);

  useEffect(() => void attempt.run(open), []);

  async function open() {
    const login = await readLogin();
    const home = login && await homeOf(login);
    if (home) return location.replace(home);
    const key = readKey();
    if (!key) return setStep({ at: "none" });
    const data = await readSession(key);
    if (data.session.status !== "completed") return setStep({ at: "unfinished" });
    const { questions } = await readQuestionnaire(data.session.ruleset);
    setStep({ at: "form", start: { key, data, questions, login } });
  }

  /** Safe to repeat: the same address gets the account that is there. */
  async function create({ key, data }: Start, typed: Record<string, string>) {
    const { email, password } = typed;
    const form = { email, password, ...readSignUp(typed, data.prefill) };
    const { confirmation_required, already_migrated } = await migrateSession(key, form);
    moved.current = key;
    forgetDraft();
    const credentials = { email, password };
    if (confirmation_required) return waitForCode(credentials, Date.now());
    await enter(credentials, already_migrated);
  }

  /** `repeated` when an earlier try made the account, maybe with another password. */
  async function enter(credentials: Credentials, repeated: boolean) {
    const { email, password } = credentials;
    try {
      await signIn(email, password);
    } catch (problem) {
      const { code } = problem as Problem;
      if (code === "email_not_confirmed") {
        return waitForCode(credentials, null);
      }
      if (code === "invalid_credentials" && repeated) {
        return setStep({ at: "firstPassword", email });
      }
      setStep({ at: "created", credentials, repeated });
      throw problem;
    }
    finish();
  }

  /** The simulation stays here: an operator may take the account back, of a mistyped address. */
  function waitForCode(credentials: Credentials, askedAt: number | null) {
    // Where the code is typed without this page.
    keepEmail(credentials.email);
    keepWaiting(moved.current!);
    setStep({ at: "mail", credentials, askedAt });
  }

  function finish() {
    leaveInAccount(moved.current!);
    setStep({ at: "in" });
  }

  async function attach(start: Start, typed: Record<string, string>) {
    const login = await readLogin();
    if (!login) return leaveToSignIn(start.login!.email);
    const form = readSignUp(typed, start.data.prefill);
    const attached = await attachSession(start.key, login.accessToken, form);
    moved.current = start.key;
    keepAttached(doneWords(effectsOnNew(attached)));
    forgetDraft();
    finish();
  }

  const isNext = step.at !== "opening";
  switch (attempt.problem?.code) {
    case "session_already_migrated":
      return <Migrated isNext={isNext} />;
    case "session_expired":
    case "session_not_found":
      return <Lost code={attempt.problem.code} isNext={isNext} />;
    case "session_incomplete":
      return <Unfinished isNext={isNext} />;
    case "signed_out":
      return <SignedOut />;
  }
  switch (step.at) {
    case "opening":
      return <Opening attempt={attempt} words={words} />;
    case "none":
      return <None />;
    case "unfinished":
      return <Unfinished isNext={false} />;
    case "form":
      return (
        <Form
          start={step.start}
          attempt={attempt}
          onSend={(typed) =>
            attempt.run(() => (step.start.login ? attach : create)(step.start, typed))}
        />
      );
    case "mail": {
      const { email } = step.credentials;
      return (
        <Confirmation
          {...step.credentials}
          text={words.mail(email)}
          askedAt={step.askedAt}
          onDone={finish}
        >
          <a class="button plain" href="/connexion/" onClick={() => keepEmail(email)}>
            {words.later}
          </a>
        </Confirmation>
      );
    }
    case "created": {
      const retry = () => attempt.run(() => enter(step.credentials, step.repeated));
      return <Created email={step.credentials.email} attempt={{ ...attempt, retry }} />;
    }
    case "firstPassword":
      return <FirstPassword email={step.email} />;
    case "in":
      return <Arrival pending={null} />;
  }
}

function leaveToSignIn(email: string): void {
  keepEmail(email);
  location.replace("/connexion/");
}

/** Where to send who has nothing to sign up for; null when a login has no client yet. */
async function homeOf({ isOperator }: Login): Promise<string | null> {
  if (isOperator) return "/espace-operateur/";
  try {
    await callAsClient("client_dashboard");
    return "/espace-client/";
  } catch (problem) {
    if ((problem as Problem).code === "not_found") return null;
    throw problem;
  }
}

interface FormProps {
  start: Start;
  attempt: Attempt;
  onSend: (typed: Record<string, string>) => void;
}

function Form({ start: { data, questions, login }, attempt, onSend }: FormProps) {
  const [draft] = useState(() => ({ email: takeEmail(), ...readDraft() }));
  return (
    <div class="sign-up">
      <header class="stack">
        <h1>{words.title}</h1>
        <p class="lede">{login ? words.ledeSignedIn(login.email) : words.lede}</p>
        {!login && (
          <p>
            {words.haveAccount} <a href="/connexion/">{words.signInInstead}</a>
          </p>
        )}
      </header>
      <Kept data={data} />
      <SignUpForm
        prefill={data.prefill}
        questions={questions}
        draft={draft}
        makesLogin={!login}
        attempt={attempt}
        onSend={onSend}
      />
    </div>
  );
}

function None() {
  return (
    <Stop title={words.none.title} texts={[words.none.text]}>
      <a class="button" href="/simulateur/">{words.none.start}</a>
      <a class="button quiet" href="/connexion/">{words.none.signIn}</a>
    </Stop>
  );
}

function Unfinished({ isNext }: { isNext: boolean }) {
  return (
    <Stop title={words.unfinished.title} texts={[words.unfinished.text]} isNext={isNext}>
      <a class="button" href="/simulateur/">{words.unfinished.resume}</a>
    </Stop>
  );
}

function Migrated({ isNext }: { isNext: boolean }) {
  const key = readKey();
  if (key && isWaiting(key)) return <Waiting />;
  return (
    <Stop title={words.migrated.title} texts={[words.migrated.text]} isNext={isNext}>
      <SignInLink email={readDraft().email} />
      <StartAgain />
    </Stop>
  );
}

function Waiting() {
  return (
    <Screen title={words.waiting.title} isNext={false}>
      <p>{words.waiting.text}</p>
      <p class="actions">
        <SignInLink email={undefined} />
      </p>
      <p class="soft small">
        <Words text={wrongAddress} />
      </p>
    </Screen>
  );
}

function Lost({ code, isNext }: { code: string; isNext: boolean }) {
  return (
    <Stop title={simulator.lostTitle} texts={[errors[code]]} isNext={isNext}>
      <StartAgain />
    </Stop>
  );
}

function Created({ email, attempt }: { email: string; attempt: Attempt }) {
  return (
    <Stop
      title={words.created.title}
      texts={[words.created.text]}
      trouble={<Trouble attempt={attempt} />}
      isNext
    >
      <SignInLink email={email} quiet />
    </Stop>
  );
}

function FirstPassword({ email }: { email: string }) {
  const { title, text, choice, reset } = words.firstPassword;
  return (
    <Stop title={title} texts={[text(email), choice]} isNext>
      <SignInLink email={email} />
      <a class="button quiet" href="/mot-de-passe/" onClick={() => keepEmail(email)}>{reset}</a>
    </Stop>
  );
}

interface StopProps {
  title: string;
  texts: string[];
  trouble?: ComponentChildren;
  isNext?: boolean;
  children: ComponentChildren;
}

/** A screen where there is nothing to fill in: why, and the ways on. */
function Stop({ title, texts, trouble, isNext = false, children }: StopProps) {
  return (
    <Screen title={title} isNext={isNext}>
      {texts.map((text) => <p key={text}>{text}</p>)}
      {trouble}
      <p class="actions">{children}</p>
    </Screen>
  );
}

function SignInLink({ email, quiet }: { email: string | undefined; quiet?: boolean }) {
  return (
    <a
      class={quiet ? "button quiet" : "button"}
      href="/connexion/"
      onClick={() => email && keepEmail(email)}
    >
      {words.signIn}
    </a>
  );
}

function StartAgain() {
  return <a class="button quiet" href="/simulateur/" onClick={forgetKey}>{simulator.startAgain}</a>;
}

mount(SignUp);
