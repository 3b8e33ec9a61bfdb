begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand', tests.haulier() || '{"DEJA_EN_PLACE": ["DFS"]}');
select tests.act_as('authenticated', tests.client('durand'));

select is(
  (select jsonb_agg(p -> 'produit') from jsonb_array_elements(api.client_dashboard() -> 'produits')
    as p),
  '["TICPE", "CHRONO", "RECOUVREMENT", "URSSAF", "DFS"]',
  'nobody is sold what he already receives'
);

select * from finish();
rollback;
