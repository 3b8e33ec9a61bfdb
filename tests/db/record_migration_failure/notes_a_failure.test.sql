begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
select tests.act_as('service_role');
select api.record_migration_failure(
  tests.session_id('haulier'), 'request-1', 'internal_error', 'create_client'
);
select tests.act_as_owner();

select results_eq(
  $$
    select f.session_id::text, f.at, f.code, f.step from app.migration_failure as f
    where f.request_id = 'request-1'
  $$,
  $$ values (tests.session_id('haulier'), now(), 'internal_error', 'create_client') $$,
  'session, time, code and step'
);

select * from finish();
rollback;
