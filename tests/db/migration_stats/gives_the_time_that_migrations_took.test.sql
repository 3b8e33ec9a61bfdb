begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

select tests.given_migrated_sessions(200);

select is(
  api.migration_stats() -> 'migration_ms', '{"p50": 100, "p95": 190, "p99": 198}',
  'in milliseconds, each the time of a migration that took place'
);

select * from finish();
rollback;
