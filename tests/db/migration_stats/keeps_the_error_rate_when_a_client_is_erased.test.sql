begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(2);

select tests.given_client('durand'), tests.given_client('other');
select tests.given_completed('haulier');
select api.record_migration_failure(
  tests.session_id('haulier'), 'one', 'internal_error', 'create_client'
);
create temporary table before on commit drop as select api.migration_stats() as stats;

select app.erase_client(tests.client('durand'), 'client', 'test');

select is(
  api.migration_stats() -> 'error_rate', '33.33', 'his migration did not fail'
);
select is(
  api.migration_stats() -> 'error_rate', (select b.stats -> 'error_rate' from before as b),
  'as before it'
);

select * from finish();
rollback;
