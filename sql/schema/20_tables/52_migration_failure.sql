-- A failed migration leaves no trace in its own transaction; the edge function notes it here.
create table app.migration_failure (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  session_id uuid,
  request_id text not null,
  code text not null,
  step text,
  constraint migration_failure_pkey primary key (id),
  constraint migration_failure_request_id_key unique (request_id),
  constraint migration_failure_request_id_check check (length(request_id) between 1 and 100),
  constraint migration_failure_code_check check (code ~ '^[a-z][a-z_]{0,49}$'),
  constraint migration_failure_step_check check (step ~ '^[a-z][a-z_]{0,49}$')
);

comment on table app.migration_failure is
'Failures that were nobody''s refusal: errors and timeouts. No personal data.';
comment on column app.migration_failure.step is
'The step of api.migrate_session that was under way, if known.';

alter table app.migration_failure enable row level security;
create policy migration_failure_all_none on app.migration_failure
  for all to anon, authenticated using (false);
grant select, insert on app.migration_failure to service_role;
