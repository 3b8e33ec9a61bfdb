/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Prefill, Question } from "../api.ts";
import type { Attempt } from "../attempt.ts";
import { type Draft, keepDraft, readDraft } from "../draft.ts";
import { useChecks } from "../faults.ts";
import { keepEmail } from "../handover.ts";
import { type Fact, factsOf, guessesOf, missingWords, refusalWords } from "../sign_up.ts";
import { signUp as words } from "../texts.ts";
import { type Faults, FaultSummary, Field, PasswordField, readForm, Tick } from "./form.tsx";
import { Trouble } from "./trouble.tsx";

interface Props {
  prefill: Prefill;
  questions: Question[];
  draft: Draft;
  /** Whether a login is to be made too; else only the company and the consents are asked. */
  makesLogin: boolean;
  attempt: Attempt;
  onSend: (typed: Record<string, string>) => void;
}

const LOGIN = ["email", "password"];
const REQUIRED = ["profile.company_name", "profile.contact_name", "consents.terms"];

/** After these, the account may be there all the same. */
const UNHEARD = ["offline", "too_slow", "migration_timeout", "internal_error"];

export function SignUpForm(
  { prefill, questions, draft, makesLogin, attempt, onSend }: Props,
) {
  const { problem, busy } = attempt;
  const refusal = useMemo(() => problem && refusalWords(problem), [problem]);
  const { faults, read } = useChecks(
    attempt,
    useMemo(() => missingWords([...makesLogin ? LOGIN : [], ...REQUIRED]), [makesLogin]),
    problem && refusal ? { [problem.code]: refusal } : {},
  );
  const form = useRef<HTMLFormElement>(null);
  const isTaken = problem?.code === "email_already_registered";

  function send(event: SubmitEvent) {
    const typed = read(event);
    if (typed) onSend(typed);
    else attempt.clear();
  }

  return (
    <form
      ref={form}
      class="sign-up-form stack-l"
      method="post"
      noValidate
      onSubmit={send}
      onInput={(event) => keepDraft(readForm(event.currentTarget))}
    >
      <FaultSummary faults={faults} />
      {isTaken && <Taken />}
      {makesLogin && <Login faults={faults} draft={draft} />}
      <Company faults={faults} draft={draft} prefill={prefill} questions={questions} />
      <Contact faults={faults} draft={draft} />
      <Consents faults={faults} draft={draft} />
      <div class="stack">
        <p class="soft">{makesLogin ? words.before : words.beforeSignedIn}</p>
        {!refusal && !isTaken && (
          <Trouble attempt={{ ...attempt, retry: () => form.current?.requestSubmit() }} />
        )}
        {problem && UNHEARD.includes(problem.code) && <p class="soft small">{words.safe}</p>}
        <p class="actions">
          <button type="submit" class="button" aria-disabled={busy}>
            {busy ? words.sending : makesLogin ? words.send : words.sendSignedIn}
          </button>
        </p>
      </div>
    </form>
  );
}

/** It takes the focus when it comes, as the summary of faults does. */
function Taken() {
  const notice = useRef<HTMLDivElement>(null);
  const handOver = () => keepEmail(readDraft().email);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} class="notice attention stack" tabIndex={-1} role="alert">
      <h2>{words.taken.title}</h2>
      <p>{words.taken.text}</p>
      <p class="actions">
        <a class="button" href="/connexion/" onClick={handOver}>{words.signIn}</a>
        <a class="button quiet" href="/mot-de-passe/" onClick={handOver}>{words.taken.forgotten}</a>
      </p>
    </div>
  );
}

interface PartProps {
  faults: Faults;
  draft: Draft;
}

function Login({ faults, draft }: PartProps) {
  return (
    <Part title={words.login}>
      <Field
        name="email"
        type="email"
        inputMode="email"
        autocomplete="email"
        value={draft.email}
        faults={faults}
        {...words.email}
      />
      <PasswordField
        name="password"
        autocomplete="new-password"
        faults={faults}
        {...words.password}
      />
    </Part>
  );
}

function Company(
  { faults, draft, prefill, questions }: PartProps & Pick<Props, "prefill" | "questions">,
) {
  return (
    <Part title={words.company}>
      <Field
        name="profile.company_name"
        autocomplete="organization"
        value={draft["profile.company_name"]}
        faults={faults}
        {...words.companyName}
      />
      <Field
        name="profile.siren"
        inputMode="numeric"
        autocomplete="off"
        value={draft["profile.siren"]}
        faults={faults}
        optional
        {...words.siren}
      />
      <Facts facts={factsOf(prefill, questions)} />
      {guessesOf(prefill, questions).map(({ field, label, unit, value, from }) => (
        <Field
          key={field}
          name={`profile.${field}`}
          label={label}
          hint={words.from[from]}
          inputMode="decimal"
          autocomplete="off"
          value={draft[`profile.${field}`] ?? value}
          unit={unit ?? undefined}
          faults={faults}
          optional
        />
      ))}
    </Part>
  );
}

/** What was answered is not asked again. */
function Facts({ facts }: { facts: Fact[] }) {
  return (
    <div class="known">
      <p class="soft small" id="known">{words.facts.title}</p>
      <dl aria-labelledby="known">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <a class="small" href="/simulateur/">{words.facts.change}</a>
    </div>
  );
}

function Contact({ faults, draft }: PartProps) {
  return (
    <Part title={words.contact}>
      <Field
        name="profile.contact_name"
        autocomplete="name"
        value={draft["profile.contact_name"]}
        faults={faults}
        {...words.contactName}
      />
      <Field
        name="profile.phone"
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        value={draft["profile.phone"]}
        faults={faults}
        optional
        {...words.phone}
      />
    </Part>
  );
}

function Consents({ faults, draft }: PartProps) {
  const ticked = (name: string) => ({ name, checked: name in draft, faults });
  return (
    <Part title={words.consents}>
      <Tick {...ticked("consents.terms")} label={words.terms.label} hint={<ToRead />} />
      <Tick {...ticked("consents.contact")} label={words.contactConsent} optional />
      <Tick {...ticked("consents.marketing")} label={words.marketing} optional />
      <p class="soft small">{words.withdraw}</p>
    </Part>
  );
}

/** In a tab of their own: coming back from them would lose the password, which is kept nowhere. */
function ToRead() {
  const { read, conditions, and, privacy } = words.terms;
  return (
    <>
      {read} <a href="/conditions/" target="_blank" rel="noopener">{conditions}</a> {and}{" "}
      <a href="/confidentialite/" target="_blank" rel="noopener">{privacy}</a>.
    </>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="fields stack">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
