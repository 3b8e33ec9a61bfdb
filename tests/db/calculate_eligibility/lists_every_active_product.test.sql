begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_completed('consultant', tests.consultant());
select results_eq(
  $$
    select r.value ->> 'produit', r.value ->> 'kind', r.value ->> 'category'
    from jsonb_array_elements(tests.calculate('consultant') -> 'results') as r
  $$,
  $$ values
    ('TICPE', 'right', 'énergie & mobilité'), ('CHRONO', 'qualitative', 'conformité'),
    ('DFS', 'estimate', 'social'), ('URSSAF', 'qualitative', 'social'),
    ('MSA', 'qualitative', 'social'), ('FONCIER', 'estimate', 'fiscal'),
    ('CIR', 'estimate', 'fiscal'), ('CEE', 'qualitative', 'énergie'),
    ('ELEC', 'estimate', 'énergie'), ('GAZ', 'estimate', 'énergie'),
    ('TVA', 'qualitative', 'fiscal'), ('RECOUVREMENT', 'receivable', 'juridique')
  $$,
  'also to whom none of them suits, in the order of the catalogue'
);
select set_eq(
  $$ select distinct jsonb_object_keys(r.value)
    from jsonb_array_elements(tests.calculate('consultant') -> 'results') as r $$,
  array['produit', 'name', 'category', 'summary', 'kind', 'state', 'score', 'confidence',
    'already_in_place', 'amount_low', 'amount_high', 'criteria', 'formula', 'parameters',
    'recommendation'],
  'each with all that is promised'
);

select app.draft_ruleset('without-gas');
update app.produit set is_active = false
where code = 'GAZ' and ruleset_id = (select id from app.ruleset where name = 'without-gas');
select app.publish_ruleset((select id from app.ruleset where name = 'without-gas'));

select tests.given_completed('newcomer', tests.consultant());
select is(
  (select count(*) filter (where r.value ->> 'produit' = 'GAZ') || ' of ' || count(*)
    from jsonb_array_elements(tests.calculate('newcomer') -> 'results') as r),
  '0 of 11',
  'a product that is no longer offered is left out'
);

select * from finish();
rollback;
