-- When a product may be claimed.
create table app.criterion (
  ruleset_id integer not null,
  produit text not null,
  code text not null,
  position integer not null,
  label text not null,
  predicate jsonpath not null,
  weight integer not null,
  is_required boolean not null default true,
  constraint criterion_pkey primary key (ruleset_id, produit, code),
  constraint criterion_position_key unique (ruleset_id, produit, position)
    deferrable initially immediate,
  constraint criterion_produit_fkey foreign key (ruleset_id, produit)
    references app.produit (ruleset_id, code) on delete cascade,
  constraint criterion_code_check check (code ~ '^[a-z][a-z0-9_]*$'),
  constraint criterion_weight_check check (weight between 1 and 100),
  constraint criterion_predicate_check check (predicate::text like 'strict %')
);

comment on table app.criterion is
'A condition of a product: true, false, or unknown while an answer is missing. A required one that
fails makes the product not eligible, one that is unknown leaves it to be confirmed.';
comment on column app.criterion.label is 'The condition in words, true when it holds.';
comment on column app.criterion.weight is
'Its part of the score; the weights of a product sum to 100.';

alter table app.criterion enable row level security;
create policy criterion_all_none on app.criterion
  for all to anon, authenticated using (false);
grant select on app.criterion to service_role;
