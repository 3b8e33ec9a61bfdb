/// <reference lib="dom" />
import { useEffect, useRef, useState } from "preact/hooks";
import { signIn } from "../account.ts";
import { Problem } from "../api.ts";
import { useAttempt } from "../attempt.ts";
import { useFaults } from "../faults.ts";
import { keepEmail, takeEmail } from "../handover.ts";
import { mount } from "../mount.tsx";
import type { Pending } from "../pending.ts";
import { confirmation, signIn as words } from "../texts.ts";
import { Arrival, type Find, PendingTick, useFind, useLeaveWhenSignedIn } from "../ui/arrival.tsx";
import { Confirmation } from "../ui/confirmation.tsx";
import { Field, PasswordField, readForm } from "../ui/form.tsx";
import { Screen } from "../ui/screen.tsx";
import { Trouble } from "../ui/trouble.tsx";

/** What was typed is right; the address may still have to be proven. */
interface Entry {
  pending: Pending | null;
  unconfirmed: { email: string; password: string } | null;
}

export default function SignIn() {
  const [email, setEmail] = useState("");
  const [entry, setEntry] = useState<Entry | null>(null);
  const find = useFind();
  useLeaveWhenSignedIn();
  useEffect(() => setEmail(takeEmail()), []);

  if (!entry) return <Credentials email={email} find={find} onDone={setEntry} />;
  const { pending, unconfirmed } = entry;
  if (!unconfirmed) return <Arrival pending={pending} />;
  return (
    <Confirmation
      {...unconfirmed}
      text={confirmation.text(unconfirmed.email)}
      askedAt={null}
      onDone={() => setEntry({ pending, unconfirmed: null })}
    >
      <button
        type="button"
        class="button plain"
        onClick={() => {
          setEmail(unconfirmed.email);
          setEntry(null);
        }}
      >
        {confirmation.back}
      </button>
    </Confirmation>
  );
}

interface CredentialsProps {
  email: string;
  find: Find;
  onDone: (entry: Entry) => void;
}

function Credentials({ email, find, onDone }: CredentialsProps) {
  const attempt = useAttempt();
  const { faults, read } = useFaults(attempt, words.required);
  const form = useRef<HTMLFormElement>(null);

  function submit(event: SubmitEvent) {
    const typed = read(event);
    if (!typed) return;
    const pending = typed.attach ? find.pending : null;
    return attempt.run(async () => {
      const { email, password } = typed;
      const unconfirmed = await enter(email, password) ? null : { email, password };
      onDone({ pending, unconfirmed });
    });
  }

  return (
    <Screen title={words.title} isNext={false}>
      <p class="soft">{words.lede}</p>
      <form ref={form} class="form" noValidate onSubmit={submit}>
        <Field
          name="email"
          label={words.email}
          type="email"
          autocomplete="username"
          value={email}
          faults={faults}
        />
        <PasswordField
          name="password"
          label={words.password}
          autocomplete="current-password"
          faults={faults}
        />
        <p class="aside">
          <a
            href="/mot-de-passe/"
            onClick={() => keepEmail(readForm(form.current!).email ?? "")}
          >
            {words.forgotten}
          </a>
        </p>
        <PendingTick find={find} />
        <Trouble attempt={{ ...attempt, retry: () => form.current?.requestSubmit() }} />
        <p class="actions">
          <button type="submit" class="button" aria-disabled={attempt.busy}>{words.submit}</button>
        </p>
      </form>
      <p class="beside">
        {words.noAccount} {find.pending
          ? <a href="/inscription/">{words.signUp}</a>
          : <a href="/simulateur/">{words.simulate}</a>}
      </p>
      <noscript>
        <p class="notice attention">{words.noScript}</p>
      </noscript>
    </Screen>
  );
}

/** False when the password is right, and the address not proven yet. */
async function enter(email: string, password: string): Promise<boolean> {
  try {
    await signIn(email, password);
    return true;
  } catch (problem) {
    if ((problem as Problem).code === "email_not_confirmed") return false;
    throw problem;
  }
}

mount(SignIn);
