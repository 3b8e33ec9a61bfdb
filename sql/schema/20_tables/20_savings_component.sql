-- How much. A product's amount is the sum of the components that apply.
create table app.savings_component (
  ruleset_id integer not null,
  produit text not null,
  code text not null,
  position integer not null,
  applies_if jsonpath not null,
  low jsonpath not null,
  high jsonpath not null,
  cap_low jsonpath,
  cap_high jsonpath,
  formula text not null,
  parameters_read text[] not null generated always as (
    app.parameters_read(low) || app.parameters_read(high)
      || coalesce(app.parameters_read(cap_low), '{}')
      || coalesce(app.parameters_read(cap_high), '{}')
  ) stored,
  formula_parts text[] not null generated always as (regexp_split_to_array(formula, '[{}]')) stored,
  constraint savings_component_pkey primary key (ruleset_id, produit, code),
  constraint savings_component_position_key unique (ruleset_id, produit, position)
    deferrable initially immediate,
  constraint savings_component_produit_fkey foreign key (ruleset_id, produit)
    references app.produit (ruleset_id, code) on delete cascade,
  constraint savings_component_code_check check (code ~ '^[a-z][a-z0-9_]*$'),
  constraint savings_component_strict_check check (
    applies_if::text like 'strict %' and low::text like 'strict %' and high::text like 'strict %'
    and coalesce(cap_low::text, 'strict ') like 'strict %'
    and coalesce(cap_high::text, 'strict ') like 'strict %'
  )
);

comment on table app.savings_component is
'Euros per year. Evaluated only where applies_if holds; the sum over a product''s components is
rounded once, half up, to the cent. The rule language has no minimum, so a cap is a column and a
tier is a component of its own.';
comment on column app.savings_component.formula is
'The calculation in words: {CODE} stands for an answer, {code} for a parameter. The lint demands
that it names exactly what low, high and the caps read.';
comment on column app.savings_component.parameters_read is
'Derived: the figures that the amounts read.';
comment on column app.savings_component.formula_parts is
'Derived: the formula split at its braces; even elements are codes, odd ones are words.';

alter table app.savings_component enable row level security;
create policy savings_component_all_none on app.savings_component
  for all to anon, authenticated using (false);
grant select on app.savings_component to service_role;
