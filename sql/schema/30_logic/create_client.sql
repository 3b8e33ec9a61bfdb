create function app.create_client(
  user_id uuid,
  session app.temporary_session,
  answers jsonb,
  profile jsonb,
  consents jsonb,
  is_test boolean
)
returns app.client
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_prefill jsonb := app.prefill_profile(
    (create_client.session).ruleset_id, create_client.answers,
    (create_client.session).evaluated_on
  );
  v_form jsonb := jsonb_strip_nulls(create_client.profile);
  v_client app.client;
begin
  insert into app.client (
    id, company_name, contact_name, phone, siren, secteur_activite, nombre_employes,
    revenu_annuel, anciennete_entreprise, provenance, terms_version, terms_accepted_at,
    contact_consented_at, contact_text_version, marketing_consented_at, marketing_text_version,
    is_test
  )
  select
    create_client.user_id, app.trimmed(f.company_name), app.trimmed(f.contact_name),
    app.trimmed(f.phone), app.trimmed(f.siren), f.secteur_activite, f.nombre_employes,
    f.revenu_annuel, f.anciennete_entreprise, known.provenance,
    agreed.version, now(),
    case when agreed.contact then now() end,
    case when agreed.contact then agreed.version end,
    case when agreed.marketing then now() end,
    case when agreed.marketing then agreed.version end,
    create_client.is_test
  from (
    select
      jsonb_object_agg(k.field, k.value) as fields,
      jsonb_object_agg(k.field, k.provenance) as provenance
    from (
      select p.key as field, p.value -> 'value' as value, p.value ->> 'provenance' as provenance
      from jsonb_each(v_prefill) as p
      where not v_form ? p.key
      union all
      select g.key, g.value, 'form' from jsonb_each(v_form) as g
    ) as k
  ) as known
  cross join lateral jsonb_to_record(known.fields) as f (
    company_name text, contact_name text, phone text, siren text, secteur_activite text,
    nombre_employes numeric, revenu_annuel numeric, anciennete_entreprise numeric
  )
  cross join lateral (
    select
      btrim(create_client.consents ->> 'terms') as version,
      (create_client.consents ->> 'contact')::boolean as contact,
      (create_client.consents ->> 'marketing')::boolean as marketing
  ) as agreed
  returning * into v_client;
  return v_client;
end;
$$;

comment on function app.create_client(
  uuid, app.temporary_session, jsonb, jsonb, jsonb, boolean
) is
'Makes the client of an Auth user from the session''s answers and the sign-up form. The form wins;
each field keeps its provenance, each consent its time and the version of its text. A client made
from a test session is a test client. Returns his row.';

grant execute
on function app.create_client(uuid, app.temporary_session, jsonb, jsonb, jsonb, boolean)
to service_role;
