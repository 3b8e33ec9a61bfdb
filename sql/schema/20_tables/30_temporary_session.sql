-- A visitor's simulation before he has an account. It holds a digest of the token, never the token.
create table app.temporary_session (
  id uuid not null default gen_random_uuid(),
  token_digest bytea not null,
  status app.session_status not null default 'open',
  ruleset_id integer not null,
  source text not null default 'simulator',
  is_test boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  completed_at timestamptz,
  evaluated_on date,
  results_digest bytea,
  results json,
  totals jsonb,
  migrated_at timestamptz,
  migration_ms numeric,
  client_id uuid,
  constraint temporary_session_pkey primary key (id),
  constraint temporary_session_token_digest_key unique (token_digest),
  constraint temporary_session_token_digest_check check (octet_length(token_digest) = 32),
  constraint temporary_session_ruleset_id_fkey foreign key (ruleset_id)
    references app.ruleset (id),
  constraint temporary_session_source_check check (source ~ '^[a-z][a-z0-9_-]{0,49}$'),
  constraint temporary_session_completed_fields_check check (
    (status = 'open') = (completed_at is null)
    and (status = 'open') = (evaluated_on is null)
    and (status = 'open') = (results_digest is null)
    and (status = 'open') = (results is null)
    and (status = 'open') = (totals is null)
  ),
  constraint temporary_session_migrated_fields_check check (
    (status = 'migrated') = (migrated_at is not null)
    and (status = 'migrated') = (client_id is not null)
    and (status = 'migrated') = (migration_ms is not null)
  )
);

create index temporary_session_ruleset_id_idx on app.temporary_session (ruleset_id);
create index temporary_session_client_id_idx on app.temporary_session (client_id);
create index temporary_session_expires_at_idx on app.temporary_session (expires_at)
  where status <> 'migrated';

comment on table app.temporary_session is
'One simulation. open, then completed, then migrated; an answer saved on a completed session reopens
it. Expired is derived: expires_at is 7 days after the last answer.';
comment on column app.temporary_session.token_digest is
'SHA-256 of the token that its visitor holds.';
comment on column app.temporary_session.is_test is
'Made by a check of the service; statistics leave it out.';
comment on column app.temporary_session.evaluated_on is 'The day whose figures the results use.';
comment on column app.temporary_session.results_digest is
'Digest of ruleset, day and answers that the results were made from.';
comment on column app.temporary_session.results is
'As api.calculate_eligibility showed them: json, the very text. A migration keeps this text.';
comment on column app.temporary_session.migration_ms is
'How long its migration took, in milliseconds.';

alter table app.temporary_session enable row level security;
create policy temporary_session_all_none on app.temporary_session
  for all to anon, authenticated using (false);
grant select, insert, update, delete on app.temporary_session to service_role;
