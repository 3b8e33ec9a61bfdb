-- What a company may claim.
create table app.produit (
  ruleset_id integer not null,
  code text not null,
  position integer not null,
  name text not null,
  category text not null,
  kind app.result_kind not null,
  is_active boolean not null default true,
  summary text not null,
  in_place_if jsonpath,
  next_step text,
  documents text[] not null default '{}',
  deadline text,
  constraint produit_pkey primary key (ruleset_id, code),
  constraint produit_ruleset_id_position_key unique (ruleset_id, position)
    deferrable initially immediate,
  constraint produit_ruleset_id_fkey foreign key (ruleset_id)
    references app.ruleset (id) on delete cascade,
  constraint produit_code_check check (code ~ '^[A-Z][A-Z0-9_]*$'),
  constraint produit_in_place_if_check
    check (in_place_if is null or in_place_if::text like 'strict %')
);

comment on table app.produit is
'A product of the catalogue, with the recommendation that goes with it. A product that is no longer
offered is made inactive in the next ruleset, never deleted: clients may hold it.';
comment on column app.produit.in_place_if is
'Holds when the company already has it; the result then says so and enters no total.';
comment on column app.produit.next_step is
'What to do first; the lint demands it of an active product.';
comment on column app.produit.documents is 'What to gather, one document each.';
comment on column app.produit.deadline is 'Until when it can be claimed, in words with its source.';

alter table app.produit enable row level security;
create policy produit_all_none on app.produit
  for all to anon, authenticated using (false);
grant select on app.produit to service_role;
