-- The history of a client: each simulation as it was answered and as it was shown.
create table app.simulation (
  id uuid not null default gen_random_uuid(),
  client_id uuid not null,
  session_id uuid not null,
  ruleset_id integer not null,
  source text not null default 'simulator_migration',
  responses jsonb not null,
  questions json not null,
  results json not null,
  totals jsonb not null,
  started_at timestamptz not null,
  completed_at timestamptz not null,
  evaluated_on date not null,
  created_at timestamptz not null default now(),
  constraint simulation_pkey primary key (id),
  constraint simulation_session_id_key unique (session_id),
  constraint simulation_client_id_id_key unique (client_id, id),
  constraint simulation_client_id_fkey foreign key (client_id)
    references app.client (id) on delete cascade,
  constraint simulation_session_id_fkey foreign key (session_id)
    references app.temporary_session (id),
  constraint simulation_ruleset_id_fkey foreign key (ruleset_id) references app.ruleset (id)
);

create index simulation_ruleset_id_idx on app.simulation (ruleset_id);

comment on table app.simulation is
'Kept whole and readable by itself: answers, questions as they were asked, explained results. What
was shown is kept as the very text that was shown: json, not jsonb.';
comment on column app.simulation.responses is '{ question: answer }, as given.';
comment on column app.simulation.questions is
'The questions that were asked, as api.questionnaire shows them.';
comment on column app.simulation.results is 'As api.calculate_eligibility showed them.';

alter table app.simulation enable row level security;
create policy simulation_select_own on app.simulation
  for select to authenticated using (client_id = (select app.signed_in_id()));
grant select, insert on app.simulation to service_role;
grant select on app.simulation to authenticated;
