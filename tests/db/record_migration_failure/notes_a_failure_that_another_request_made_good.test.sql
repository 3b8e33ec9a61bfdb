begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('haulier');
select tests.migrate('haulier', request_id => 'the second');
select tests.act_as('service_role');

select is(
  api.record_migration_failure(
    tests.session_id('haulier'), 'the first', 'migration_timeout', null
  ),
  true, 'the first request failed, whatever came of the second'
);
select tests.act_as_owner();

select isnt_empty(
  $$ select from app.migration_failure as f where f.request_id = 'the first' $$,
  'it is noted, late'
);

select * from finish();
rollback;
