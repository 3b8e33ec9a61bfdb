begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"GAZ_MENSUEL": 400}');
select tests.attach('later', tests.client('durand'));

select is(
  api.migration_stats() -> 'moved',
  '{"clients": 1, "produits": 6, "responses": 30, "simulations": 2}',
  'a product that was refreshed has not moved again'
);

select * from finish();
rollback;
