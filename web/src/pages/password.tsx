/// <reference lib="dom" />
import { useEffect, useRef, useState } from "preact/hooks";
import { askForCode, changePassword, readLogin, signInWithCode } from "../account.ts";
import type { Problem } from "../api.ts";
import { useAttempt } from "../attempt.ts";
import { hasPasswordOnceProved } from "../dashboard.ts";
import { useFaults } from "../faults.ts";
import { keepEmail, keepTakenOver, takeEmail } from "../handover.ts";
import { mount } from "../mount.tsx";
import type { Pending } from "../pending.ts";
import { code, errors, password as words, signIn } from "../texts.ts";
import { Arrival, type Find, PendingTick, useFind } from "../ui/arrival.tsx";
import { AnotherCode, CodeField, readCode } from "../ui/code.tsx";
import { Field, PasswordField, readForm } from "../ui/form.tsx";
import { Screen } from "../ui/screen.tsx";
import { SignedOut } from "../ui/signed_out.tsx";
import { Trouble } from "../ui/trouble.tsx";

/**
 * Where a person is; the browser's history holds it, so that a look into the mail on the same phone
 * loses nothing. It names no code and no password.
 */
type Step =
  | { at: "address" }
  | { at: "code"; email: string; askedAt: number | null }
  /** The code was right, and is used up; or another page took it, and the account has no password. */
  | { at: "password"; email: string; isWanted?: boolean };

const ADDRESS: Step = { at: "address" };

export default function Password() {
  const [email, setEmail] = useState("");
  const [step, setStep] = useState<Step>(ADDRESS);
  const [moved, setMoved] = useState(false);
  const [arrived, setArrived] = useState<{ pending: Pending | null } | null>(null);
  const find = useFind();

  useEffect(() => {
    void findEmail().then((found) => setEmail((known) => known || found));
    void resume(history.state);
    if (!history.state) void findWanted().then((wanted) => wanted && replace(wanted), () => {});
    const listen = ({ state }: PopStateEvent) => resume(state);
    addEventListener("popstate", listen);
    return () => removeEventListener("popstate", listen);
  }, []);

  /** Without a login there is no password to change: all begins again. */
  async function resume(kept: Step | null) {
    const isLost = kept?.at === "password" && !await readLogin().catch(() => null);
    show(kept && !isLost ? kept : ADDRESS);
  }

  function show(next: Step) {
    if (next.at !== "address") {
      setEmail(next.email);
      setMoved(true);
    }
    setStep(next);
  }

  function go(next: Step) {
    history.pushState(next, "");
    show(next);
  }

  function replace(next: Step) {
    history.replaceState(next, "");
    show(next);
  }

  if (arrived) return <Arrival pending={arrived.pending} />;
  if (step.at === "address") {
    return (
      <Address
        email={email}
        isNext={moved}
        onAsked={(email) => go({ at: "code", email, askedAt: Date.now() })}
        onHasCode={(email) => go({ at: "code", email, askedAt: null })}
      />
    );
  }
  return (
    <Choice
      step={step}
      find={find}
      onAsked={() => replace({ at: "code", email: step.email, askedAt: Date.now() })}
      onProven={() => replace({ at: "password", email: step.email })}
      onChangeAddress={() => go(ADDRESS)}
      onDone={(pending) => setArrived({ pending })}
    />
  );
}

/** Typed on the page before, else that of whoever is signed in and changes his password. */
async function findEmail(): Promise<string> {
  return takeEmail() || (await readLogin().catch(() => null))?.email || "";
}

/** Whoever came by a code, and took the account over, has no password to have forgotten. */
async function findWanted(): Promise<Step | null> {
  const login = await readLogin();
  if (!login?.isByCode || await hasPasswordOnceProved()) return null;
  return { at: "password", email: login.email, isWanted: true };
}

const ADDRESS_REQUIRED = { email: signIn.required.email };
const ADDRESS_REFUSALS = {
  validation_failed: { email: words.badEmail },
  email_address_invalid: { email: words.badEmail },
};

const HAS_CODE = "has-code";

interface AddressProps {
  email: string;
  isNext: boolean;
  onAsked: (email: string) => void;
  /** The mail was asked for elsewhere, on another device perhaps. */
  onHasCode: (email: string) => void;
}

function Address({ email, isNext, onAsked, onHasCode }: AddressProps) {
  const attempt = useAttempt();
  const { faults, read } = useFaults(attempt, ADDRESS_REQUIRED, ADDRESS_REFUSALS);
  const form = useRef<HTMLFormElement>(null);

  function submit(event: SubmitEvent) {
    const typed = read(event);
    if (!typed) return;
    if (event.submitter?.id === HAS_CODE) return onHasCode(typed.email);
    return attempt.run(async () => {
      await askForCode(typed.email);
      onAsked(typed.email);
    });
  }

  return (
    <Screen key="address" title={words.title} isNext={isNext}>
      <p class="soft">{words.lede}</p>
      <form ref={form} class="form" noValidate onSubmit={submit}>
        <Field
          name="email"
          label={signIn.email}
          type="email"
          autocomplete="username"
          value={email}
          faults={faults}
        />
        {!faults.email && (
          <Trouble attempt={{ ...attempt, retry: () => form.current?.requestSubmit() }} />
        )}
        <p class="actions">
          <button type="submit" class="button" aria-disabled={attempt.busy}>{words.ask}</button>
          <button type="submit" id={HAS_CODE} class="button plain">{words.hasCode}</button>
        </p>
      </form>
      <p class="beside">
        <a href="/connexion/" onClick={() => keepEmail(readForm(form.current!).email ?? "")}>
          {words.back}
        </a>
      </p>
      <noscript>
        <p class="notice attention">{signIn.noScript}</p>
      </noscript>
    </Screen>
  );
}

const PASSWORD_REQUIRED = { password: words.required };
const CODE_REQUIRED = { code: code.required, ...PASSWORD_REQUIRED };
const CHOICE_REFUSALS = {
  malformed: { code: code.malformed },
  otp_expired: { code: errors.otp_expired },
  same_password: { password: errors.same_password },
  weak_password: { password: errors.weak_password },
  // What Auth says of more than 72 bytes.
  validation_failed: { password: errors.weak_password },
};

/** Problems after which a change may have been made all the same. */
const UNHEARD = ["offline", "too_slow", "internal_error"];

interface ChoiceProps {
  step: Exclude<Step, { at: "address" }>;
  find: Find;
  onAsked: () => void;
  onProven: () => void;
  onChangeAddress: () => void;
  onDone: (pending: Pending | null) => void;
}

/** The code and the new password; the password alone once the code is used up. */
function Choice({ step, find, onAsked, onProven, onChangeAddress, onDone }: ChoiceProps) {
  const { email } = step;
  const isProven = step.at === "password";
  const attempt = useAttempt();
  const { faults, read } = useFaults(
    attempt,
    isProven ? PASSWORD_REQUIRED : CODE_REQUIRED,
    CHOICE_REFUSALS,
  );
  const form = useRef<HTMLFormElement>(null);
  const unheard = useRef<string | null>(null);

  function submit(event: SubmitEvent) {
    const typed = read(event);
    if (!typed) return;
    return attempt.run(async () => {
      if (!isProven) {
        await signInWithCode(email, readCode(typed.code), "recovery");
        onProven();
      }
      if (!await hasPasswordOnceProved()) keepTakenOver((await readLogin())!.id);
      await save(typed.password);
      onDone(typed.attach ? find.pending : null);
    });
  }

  /** The password that is there already is the one that was sent, when nobody heard of that. */
  async function save(password: string) {
    try {
      await changePassword(password);
    } catch (problem) {
      const { code } = problem as Problem;
      if (code === "same_password" && unheard.current === password) return;
      if (UNHEARD.includes(code)) unheard.current = password;
      throw problem;
    }
  }

  async function ask() {
    await askForCode(email);
    onAsked();
  }

  if (attempt.problem?.code === "signed_out") return <SignedOut />;
  return (
    <Screen key="choice" title={titleOf(step)} isNext>
      <p>{introOf(step)}</p>
      <form ref={form} class="form" noValidate onSubmit={submit}>
        {step.at === "code" && (
          <>
            <CodeField faults={faults} />
            <AnotherCode askedAt={step.askedAt} ask={ask} />
          </>
        )}
        {/* For password managers: whose password it is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          name="password"
          label={words.label}
          hint={words.rule}
          autocomplete="new-password"
          faults={faults}
        />
        <PendingTick find={find} />
        {Object.keys(faults).length === 0 && (
          <Trouble attempt={{ ...attempt, retry: () => form.current?.requestSubmit() }} />
        )}
        <p class="actions">
          <button type="submit" class="button" aria-disabled={attempt.busy}>{words.submit}</button>
          {!isProven && (
            <button type="button" class="button plain" onClick={onChangeAddress}>
              {words.change}
            </button>
          )}
        </p>
      </form>
    </Screen>
  );
}

function titleOf(step: ChoiceProps["step"]): string {
  return step.at === "password" && !step.isWanted ? words.anotherTitle : words.chooseTitle;
}

function introOf(step: ChoiceProps["step"]): string {
  if (step.at === "password") return step.isWanted ? words.wanted : words.codeUsed;
  return step.askedAt === null ? words.typeIt(step.email) : words.sent(step.email);
}

mount(Password);
