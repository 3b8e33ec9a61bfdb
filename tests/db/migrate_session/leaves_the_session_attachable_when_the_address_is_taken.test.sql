begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('first', tests.consultant());
select tests.given_completed('second');

select throws_ok(
  $$ select tests.migrate('second', 'first@example.org') $$, 'PT409', 'email_already_registered'
);
select is(
  api.can_migrate(tests.session_id('second'), tests.token('second')),
  '{"can_migrate": true, "reason": null}',
  'the session is as it was'
);
select is(
  tests.attach('second', tests.client('first')) ->> 'added', '5',
  'and follows the person who signs in'
);

select * from finish();
rollback;
