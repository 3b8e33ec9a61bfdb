begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.remember_world();

select is(
  tests.attach('durand', tests.client('durand')) - 'client_id',
  '{"added": 5, "refreshed": 0, "protected": 0}',
  'as if it had been attached'
);
select tests.world_unchanged('nothing is written');

select * from finish();
rollback;
