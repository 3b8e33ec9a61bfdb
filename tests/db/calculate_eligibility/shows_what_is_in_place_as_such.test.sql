begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_completed('haulier', tests.haulier() || '{"DEJA_EN_PLACE": ["TICPE", "GAZ"]}');
create temporary table calculated on commit drop as select tests.calculate('haulier') as answer;

select set_eq(
  $$
    select r.value ->> 'produit'
    from calculated cross join jsonb_array_elements(answer -> 'results') as r
    where (r.value ->> 'already_in_place')::boolean
  $$,
  array['TICPE', 'GAZ'],
  'both, eligible or not'
);
select results_eq(
  $$
    select r.value ->> 'state', r.value ->> 'score', r.value -> 'amount_low'
    from calculated cross join jsonb_array_elements(answer -> 'results') as r
    where r.value ->> 'produit' = 'TICPE'
  $$,
  $$ values ('eligible', '100', jsonb '5601.60') $$,
  'it is judged like the others, amount included'
);

select * from finish();
rollback;
