begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(6);

select tests.given_client('durand');
select tests.given_client('other');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));
select tests.given_login('new@example.org');

select tests.refuses(
  $$ select tests.attach('later', tests.client('other')) $$,
  'PT409', 'session_already_migrated', 'one that was attached'
);
select tests.refuses(
  $$ select tests.attach('durand', tests.client('other')) $$,
  'PT409', 'session_already_migrated', 'one that was migrated'
);
select tests.refuses(
  $$
    select tests.attach('durand', tests.login('new@example.org'), tests.profile(),
      tests.consents())
  $$,
  'PT409', 'session_already_migrated', 'to a login without a client'
);

select * from finish();
rollback;
