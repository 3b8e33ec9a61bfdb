-- What a client may claim, and how far his file is.
create table app.client_produit_eligible (
  client_id uuid not null,
  produit text not null,
  ruleset_id integer not null,
  simulation_id uuid not null,
  state app.result_state not null,
  score integer not null,
  confidence app.confidence not null,
  already_in_place boolean not null,
  amount_low numeric(14, 2),
  amount_high numeric(14, 2),
  recommendation jsonb not null,
  metadata jsonb not null,
  file_status app.file_status not null default 'new',
  file_status_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint client_produit_eligible_pkey primary key (client_id, produit),
  constraint client_produit_eligible_client_id_fkey foreign key (client_id)
    references app.client (id) on delete cascade,
  constraint client_produit_eligible_produit_fkey foreign key (ruleset_id, produit)
    references app.produit (ruleset_id, code),
  constraint client_produit_eligible_simulation_fkey foreign key (client_id, simulation_id)
    references app.simulation (client_id, id),
  constraint client_produit_eligible_state_check check (state <> 'not_eligible'),
  constraint client_produit_eligible_score_check check (score between 0 and 100)
);

create index client_produit_eligible_produit_idx
  on app.client_produit_eligible (ruleset_id, produit);
create index client_produit_eligible_simulation_idx
  on app.client_produit_eligible (client_id, simulation_id);

comment on table app.client_produit_eligible is
'One row for each client and product. A file that is no longer new is protected: a later simulation
refreshes its estimate and notes the change, nothing else.';
comment on column app.client_produit_eligible.simulation_id is
'The simulation that the estimate comes from.';
comment on column app.client_produit_eligible.amount_low is 'Euros per year, to the cent.';
comment on column app.client_produit_eligible.recommendation is
'{ next_step, documents, deadline }.';
comment on column app.client_produit_eligible.metadata is
'{ source, evaluated_on, criteria, changes: [{ at, from, to }] }.';

alter table app.client_produit_eligible enable row level security;
create policy client_produit_eligible_select_own on app.client_produit_eligible
  for select to authenticated using (client_id = (select app.signed_in_id()));
create policy client_produit_eligible_update_own on app.client_produit_eligible
  for update to authenticated
  using (client_id = (select app.signed_in_id()) and file_status = 'new')
  with check (client_id = (select app.signed_in_id()) and file_status = 'requested');
grant select, insert, update on app.client_produit_eligible to service_role;
grant select, update (file_status, file_status_at, updated_at)
  on app.client_produit_eligible to authenticated;
