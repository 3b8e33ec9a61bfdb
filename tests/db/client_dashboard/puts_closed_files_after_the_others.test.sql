begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand', tests.haulier() || '{
  "ELEC_MENSUEL": 9, "DEJA_EN_PLACE": ["ELEC"]
}');
select api.set_file_status(tests.client('durand'), 'DFS', 'done', 'lea');
select api.set_file_status(tests.client('durand'), 'TICPE', 'abandoned', 'lea');
select api.set_file_status(tests.client('durand'), 'URSSAF', 'in_progress', 'lea');

select tests.act_as('authenticated', tests.client('durand'));
select is(
  (select jsonb_agg(p -> 'produit') from jsonb_array_elements(api.client_dashboard() -> 'produits')
    as p),
  '["CHRONO", "RECOUVREMENT", "URSSAF", "TICPE", "DFS", "ELEC"]',
  'what is open or may be opened first, in its order'
);

select * from finish();
rollback;
