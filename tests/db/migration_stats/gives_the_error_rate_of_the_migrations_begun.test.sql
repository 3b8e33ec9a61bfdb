begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

select tests.given_migrated_sessions(5);
select tests.given_completed('haulier');
select api.record_migration_failure(
  tests.session_id('haulier'), 'one', 'internal_error', 'create_client'
);
select api.record_migration_failure('no id at all', 'two', 'migration_timeout', null);

select results_eq(
  $$ select s -> 'failed_migrations', s -> 'error_rate' from api.migration_stats() as s $$,
  $$ values (jsonb '2', jsonb '28.57') $$,
  '2 of 7; a failure whose session is unknown counts too'
);

select * from finish();
rollback;
