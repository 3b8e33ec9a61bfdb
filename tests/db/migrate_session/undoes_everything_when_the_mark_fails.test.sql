begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/accidents.psql
select plan(5);

select tests.given_accident('fail', 'update', 'app.temporary_session');
select tests.given_completed('haulier');
select tests.accident_on();

select tests.refuses(
  $$ select tests.migrate('haulier') $$,
  'PT500', 'internal_error', 'an error in mark_session_migrated'
);
select is(
  tests.error_of($$ select tests.migrate('haulier') $$) -> 'details',
  '{"step": "mark_session_migrated", "sqlstate": "22012"}',
  'the step is named'
);
select is(
  api.can_migrate(tests.session_id('haulier'), tests.token('haulier')),
  '{"can_migrate": true, "reason": null}',
  'the session is as it was'
);

select tests.accident_off();
select lives_ok($$ select tests.migrate('haulier') $$, 'and migrates once all is well');

select * from finish();
rollback;
