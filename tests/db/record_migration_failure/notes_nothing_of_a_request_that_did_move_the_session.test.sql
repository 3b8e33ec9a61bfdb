begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('moved'), tests.given_completed('attached');
select tests.migrate('moved', 'moved@durand.example', request_id => 'request-1');
select tests.given_client('durand');
select tests.attach('attached', tests.client('durand'), request_id => 'request-2');
select tests.act_as('service_role');

select is(
  api.record_migration_failure(tests.session_id('moved'), 'request-1', 'internal_error', null),
  false, 'it migrated the session: only its answer was lost'
);
select is(
  api.record_migration_failure(tests.session_id('attached'), 'request-2', 'internal_error', null),
  false, 'it attached the session'
);
select tests.act_as_owner();

select is_empty(
  $$ select from app.migration_failure as f where f.request_id in ('request-1', 'request-2') $$,
  'nothing is noted'
);

select * from finish();
rollback;
