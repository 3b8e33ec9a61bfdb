-- A failed migration leaves no trace in its own transaction; the edge function notes it here.
create table app.migration_failure (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  session_id uuid,
  is_test boolean not null default false,
  request_id text not null,
  code text not null,
  step text,
  road text not null default 'migrate',
  client_id uuid,
  constraint migration_failure_pkey primary key (id),
  constraint migration_failure_request_id_key unique (request_id),
  constraint migration_failure_request_id_check check (length(request_id) between 1 and 100),
  constraint migration_failure_code_check check (code ~ '^[a-z][a-z_]{0,49}$'),
  constraint migration_failure_step_check check (step ~ '^[a-z][a-z_]{0,49}$'),
  constraint migration_failure_road_check check (road in ('migrate', 'attach')),
  constraint migration_failure_login_check check (road = 'attach' or client_id is null),
  constraint migration_failure_client_id_fkey foreign key (client_id)
    references auth.users (id) on delete set null
);

create index migration_failure_client_id_idx on app.migration_failure (client_id);

comment on table app.migration_failure is
'Failures that were nobody''s refusal: errors and timeouts. No personal data.';
comment on column app.migration_failure.is_test is
'As its session''s: it outlives it. Statistics leave it out.';
comment on column app.migration_failure.step is
'The step of api.migrate_session or api.attach_session that was under way, if known.';
comment on column app.migration_failure.road is
'migrate: a sign-up. attach: to a login that was there already.';
comment on column app.migration_failure.client_id is
'The login of an attach, with or without a client; null once it is erased.';

alter table app.migration_failure enable row level security;
create policy migration_failure_all_none on app.migration_failure
  for all to anon, authenticated using (false);
grant select, insert on app.migration_failure to service_role;
