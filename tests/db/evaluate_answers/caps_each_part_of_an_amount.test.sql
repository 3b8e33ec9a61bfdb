-- The ceiling of the deduction is out of reach of the shipped figures: a draft brings it near.
begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(4);

create function tests.amounts(produit text, answers jsonb)
returns text
language sql
stable
set search_path = ''
as $$
  select concat_ws(' ', f.amount_low, f.amount_high)
  from app.evaluate_answers(tests.draft(), array[amounts.answers], '2026-06-01') as f
  where f.produit = amounts.produit;
$$;

create function tests.given_figure(code text, value numeric)
returns void
language sql
volatile
set search_path = ''
as $$
  update app.parameter as p set value = given_figure.value
  where p.ruleset_id = tests.draft() and p.code = given_figure.code;
$$;

select tests.given_figure('dfs_salaire_brut', 44705);
select is(
  tests.amounts('DFS', '{"SECTEUR": "transport_marchandises", "CHAUFFEURS": 3}'),
  '0.00 9575.81', 'just under the ceiling: 3 x 44 705 x 17 % x 42 %'
);
select tests.given_figure('dfs_salaire_brut', 44706);
select is(
  tests.amounts('DFS', '{"SECTEUR": "transport_marchandises", "CHAUFFEURS": 3}'),
  '0.00 9576.00', 'one euro more: the ceiling of 7 600 for each driver'
);
select tests.given_figure('dfs_plafond', 5000);
select is(
  tests.amounts('DFS', '{"SECTEUR": "transport_marchandises", "CHAUFFEURS": 3}'),
  '0.00 6300.00', 'a lower ceiling: 3 x 5 000 x 42 %'
);

update app.savings_component set low = high, cap_low = 'strict 1000', cap_high = 'strict 4000'
where ruleset_id = tests.draft() and produit = 'FONCIER';
select is(
  tests.amounts('FONCIER', '{"PROPRIETAIRE": true, "TAXE_FONCIERE": 25000}'),
  '1000.00 4000.00', 'the low end has a ceiling of its own: 25 000 x 20 % is above both'
);

select * from finish();
rollback;
