begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select api.record_migration_failure(null, repeat('r', 500), 'internal_error', null);

select is(
  (select count(*) from app.migration_failure as f where f.request_id = repeat('r', 100)),
  1::bigint,
  'at 100 characters'
);

select * from finish();
rollback;
