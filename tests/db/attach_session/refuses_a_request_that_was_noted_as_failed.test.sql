begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('haulier');
select api.record_migration_failure(
  tests.session_id('haulier'), 'request-1', 'internal_error', null
);

select tests.refuses(
  $$ select tests.attach('haulier', tests.client('durand'), request_id => 'request-1') $$,
  'PT504', 'migration_timeout', 'it reached the database after it was given up'
);

select * from finish();
rollback;
