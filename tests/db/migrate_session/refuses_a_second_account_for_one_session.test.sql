begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
select tests.migrate('haulier');

select tests.refuses(
  $$ select tests.migrate('haulier', 'other@durand.example') $$,
  'PT409', 'session_already_migrated', 'another address'
);
select is(
  tests.error_of($$ select tests.migrate('haulier', 'other@durand.example') $$) ->> 'hint',
  'Sign in: this simulation already belongs to an account.',
  'whose address it is remains untold'
);

select * from finish();
rollback;
