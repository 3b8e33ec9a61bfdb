import { answerText } from "../answers.ts";
import type { Question } from "../api.ts";
import type { Profile as Known } from "../dashboard.ts";
import { euros, number, phone, siren } from "../format.ts";
import { client } from "../texts.ts";

const words = client.profile;

interface Props {
  profile: Known;
  email: string;
  /** The question whose options name the activities. */
  activity: Question | undefined;
}

type Field = keyof typeof words.fields;

/** What is known of the company, each value with where it comes from. */
export function Profile({ profile, email, activity }: Props) {
  const values: Record<Field, string | null> = {
    company_name: profile.company_name,
    contact_name: profile.contact_name,
    email,
    phone: profile.phone && phone(profile.phone),
    siren: profile.siren && siren(profile.siren),
    secteur_activite: activityText(profile.secteur_activite, activity),
    nombre_employes: counted(profile.nombre_employes, words.employees),
    revenu_annuel: profile.revenu_annuel === null
      ? null
      : words.perYear(euros(profile.revenu_annuel)),
    anciennete_entreprise: counted(profile.anciennete_entreprise, words.years),
  };
  return (
    <>
      <dl class="profile">
        {(Object.keys(values) as Field[]).map((field) => (
          <div key={field}>
            <dt>{words.fields[field]}</dt>
            <dd class={values[field] === null ? "unknown" : undefined}>
              {values[field] ?? words.unknown}
            </dd>
            {values[field] !== null && <dd class="origin">{originText(profile, field)}</dd>}
          </div>
        ))}
      </dl>
      <p class="small soft">
        {words.correct} <a href="/confidentialite/">{words.how}</a>.
      </p>
    </>
  );
}

function originText({ provenance }: Known, field: Field): string {
  if (field === "email") return words.ofLogin;
  const origin = provenance[field];
  return origin ? words.origins[origin] : "";
}

function activityText(code: string | null, activity: Question | undefined): string | null {
  return code && activity ? answerText(activity, code) : code;
}

function counted(
  count: number | null,
  text: (count: string, isMany: boolean) => string,
): string | null {
  return count === null ? null : text(number(count), count > 1);
}
