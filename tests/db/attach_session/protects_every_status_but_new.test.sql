begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select api.set_file_status(tests.client('durand'), v.produit, v.status, 'lea')
from (values ('TICPE', 'in_progress'), ('DFS', 'done'), ('URSSAF', 'abandoned'))
  as v (produit, status);
select tests.act_as('authenticated', tests.client('durand'));
select api.client_request_produit('CHRONO');
select tests.act_as_owner();
select tests.given_completed('later');

select is(
  tests.attach('later', tests.client('durand')) - 'client_id',
  '{"added": 0, "refreshed": 1, "protected": 4}',
  'requested, in progress, done and abandoned'
);

select * from finish();
rollback;
