-- The result of one session for one product.
create table app.temporary_eligibility (
  session_id uuid not null,
  produit text not null,
  state app.result_state not null,
  score integer not null,
  confidence app.confidence not null,
  already_in_place boolean not null,
  amount_low numeric(14, 2),
  amount_high numeric(14, 2),
  criteria jsonb not null,
  constraint temporary_eligibility_pkey primary key (session_id, produit),
  constraint temporary_eligibility_session_id_fkey foreign key (session_id)
    references app.temporary_session (id) on delete cascade,
  constraint temporary_eligibility_score_check check (score between 0 and 100),
  constraint temporary_eligibility_amounts_check check (
    (amount_low is null) = (amount_high is null)
    and (amount_low is null or (state = 'eligible' and amount_low between 0 and amount_high))
  )
);

comment on table app.temporary_eligibility is
'What the engine found, without words: labels, figures and formulas belong to the ruleset and are
joined when shown or kept. Written by app.store_results alone.';
comment on column app.temporary_eligibility.amount_low is 'Euros per year, to the cent.';
comment on column app.temporary_eligibility.criteria is
'{ criterion: true, false or null }; null is unknown.';

alter table app.temporary_eligibility enable row level security;
create policy temporary_eligibility_all_none on app.temporary_eligibility
  for all to anon, authenticated using (false);
grant select, insert, delete on app.temporary_eligibility to service_role;
