-- An account. Its id is the Auth user's id; the e-mail address and the password live in Auth alone.
create table app.client (
  id uuid not null,
  company_name text not null,
  contact_name text not null,
  phone text,
  siren text,
  secteur_activite text,
  nombre_employes integer,
  revenu_annuel numeric(14, 2),
  anciennete_entreprise integer,
  provenance jsonb not null default '{}',
  terms_version text not null,
  terms_accepted_at timestamptz not null,
  contact_consented_at timestamptz,
  contact_text_version text,
  marketing_consented_at timestamptz,
  marketing_text_version text,
  email_proved_at timestamptz,
  may_be_contacted boolean not null generated always as (
    contact_consented_at is not null and email_proved_at is not null
  ) stored,
  is_test boolean not null default false,
  created_at timestamptz not null default now(),
  constraint client_pkey primary key (id),
  constraint client_id_fkey foreign key (id) references auth.users (id) on delete cascade,
  constraint client_consent_versions_check check (
    (contact_consented_at is null) = (contact_text_version is null)
    and (marketing_consented_at is null) = (marketing_text_version is null)
  ),
  constraint client_text_versions_check check (
    app.is_text_version(terms_version)
    and app.is_text_version(contact_text_version)
    and app.is_text_version(marketing_text_version)
  ),
  constraint client_company_name_check check (length(company_name) between 1 and 200),
  constraint client_contact_name_check check (length(contact_name) between 1 and 200),
  constraint client_phone_check check (phone ~ '^\+[1-9][0-9]{1,14}$'),
  constraint client_siren_check check (siren ~ '^[0-9]{9}$'),
  constraint client_nombre_employes_check check (nombre_employes >= 0),
  constraint client_revenu_annuel_check check (revenu_annuel >= 0),
  constraint client_anciennete_entreprise_check check (anciennete_entreprise >= 0)
);

alter table app.temporary_session add constraint temporary_session_client_id_fkey
  foreign key (client_id) references app.client (id) on delete cascade;

comment on table app.client is
'A company''s account. Erasing the Auth user erases it and all that belongs to it.';
comment on column app.client.siren is
'Nine digits, Luhn; not unique: one company may hold two accounts.';
comment on column app.client.nombre_employes is 'Employees.';
comment on column app.client.revenu_annuel is 'Euros per year.';
comment on column app.client.anciennete_entreprise is 'Years.';
comment on column app.client.provenance is
'{ field: form, answer, estimated or default } for each prefilled field that is known.';
comment on column app.client.contact_consented_at is
'When he agreed to be contacted without having asked; null: he did not.';
comment on column app.client.contact_text_version is
'Version of the text in which he agreed, as terms_version has it; null with the time. Every consent,
its text and its end are told by the audit trail.';
comment on column app.client.email_proved_at is
'When he first showed that he reads the mails of his address; null: anybody may have typed it, or
Auth has given him another since. Not auth.users.email_confirmed_at, which only lets him sign in.';
comment on column app.client.may_be_contacted is
'Whether an operator may write to him or call him of his own accord: he agreed, and is who the
address says. About a file that he asked for, and that alone, his request is enough once the address
is proved, until he takes it back or the file ends.';

alter table app.client enable row level security;
create policy client_select_own on app.client
  for select to authenticated using (id = (select app.signed_in_id()));
grant select, insert, update on app.client to service_role;
grant select on app.client to authenticated;
