/// <reference lib="dom" />
import { useState } from "preact/hooks";
import { useAttempt } from "../attempt.ts";
import type { Consents as Given, Profile } from "../dashboard.ts";
import { date } from "../format.ts";
import { client, signUp } from "../texts.ts";
import { readForm, Tick } from "./form.tsx";
import { Trouble } from "./trouble.tsx";

const words = client.consents;

interface Props {
  profile: Profile;
  onSet: (given: Given) => Promise<void>;
}

/** What was agreed to, since when, and the way to change it: as easy back as there. */
export function Consents({ profile, onSet }: Props) {
  const attempt = useAttempt();
  const [isSaved, setSaved] = useState(false);
  const { contact_consented_at: contact, marketing_consented_at: marketing } = profile;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const ticked = readForm(event.currentTarget as HTMLFormElement);
    return attempt.run(async () => {
      setSaved(false);
      await onSet({ contact: "contact" in ticked, marketing: "marketing" in ticked });
      setSaved(true);
    });
  }

  return (
    <form class="form" noValidate onSubmit={submit} onChange={() => setSaved(false)}>
      <p>{words.terms(profile.terms_version, date(profile.terms_accepted_at))}</p>
      <p class="soft">{words.scope}</p>
      <Tick
        name="contact"
        label={signUp.contactConsent}
        hint={words.standing(contact && date(contact))}
        checked={contact !== null}
        faults={{}}
        optional
      />
      <Tick
        name="marketing"
        label={signUp.marketing}
        hint={words.standing(marketing && date(marketing))}
        checked={marketing !== null}
        faults={{}}
        optional
      />
      <p class="actions">
        <button type="submit" class="button quiet" aria-disabled={attempt.busy}>
          {words.save}
        </button>
      </p>
      <p class="small" role="status">{isSaved && words.saved}</p>
      {attempt.problem?.code === "too_many_attempts"
        ? <p class="notice attention" role="alert">{words.tooMany}</p>
        : <Trouble attempt={attempt} />}
    </form>
  );
}
