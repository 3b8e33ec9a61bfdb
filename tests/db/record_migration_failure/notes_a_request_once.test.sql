begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select api.record_migration_failure(null, 'request-1', 'internal_error', 'create_client');
select api.record_migration_failure(null, 'request-1', 'migration_timeout', null);

select results_eq(
  $$ select f.code from app.migration_failure as f where f.request_id = 'request-1' $$,
  array['internal_error'],
  'the first report stands'
);

select * from finish();
rollback;
