begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('haulier');

select tests.refuses(
  $$
    select tests.attach('haulier', '00000000-0000-4000-8000-000000000000', tests.profile(),
      tests.consents())
  $$,
  'PT401', 'unauthorized', 'a login that was erased since it signed in opens nothing'
);

select * from finish();
rollback;
