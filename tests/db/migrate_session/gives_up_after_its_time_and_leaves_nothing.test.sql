begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/accidents.psql
select plan(4);

select tests.given_accident('dawdle', 'insert', 'app.client');
select tests.given_completed('haulier');
select tests.accident_on();

select tests.refuses(
  $$ select tests.migrate('haulier', timeout_ms => 100) $$,
  'PT504', 'migration_timeout', 'a step that takes too long'
);
select is(
  api.can_migrate(tests.session_id('haulier'), tests.token('haulier')),
  '{"can_migrate": true, "reason": null}',
  'the session may be tried again'
);
select is(
  tests.migrate('haulier', timeout_ms => 10000) ->> 'already_migrated', 'false', 'with more time'
);

select * from finish();
rollback;
