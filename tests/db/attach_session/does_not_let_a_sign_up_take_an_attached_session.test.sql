begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_client('durand');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));

select tests.refuses(
  $$ select tests.migrate('later', 'durand@example.org') $$,
  'PT409', 'session_already_migrated', 'with the address of its client'
);
select tests.refuses(
  $$ select tests.migrate('later', 'other@example.org') $$,
  'PT409', 'session_already_migrated', 'with another'
);

select * from finish();
rollback;
