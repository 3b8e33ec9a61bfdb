begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(1);

select tests.given_client('durand');

select results_eq(
  $$
    select * from tests.broken_by($break$
      delete from app.client_produit_eligible
      where client_id = tests.client('durand') and produit = 'RECOUVREMENT'
    $break$)
  $$,
  $$
    values (
      'each eligible or doubtful result of a simulation is a product',
      tests.session_id('durand')::uuid, tests.client('durand')
    )
  $$,
  'that row and no other'
);

select * from finish();
rollback;
