begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_open('later', tests.haulier());

select tests.refuses(
  $$ select tests.attach('later', tests.client('durand')) $$,
  'PT422', 'session_incomplete', 'no results yet'
);

select * from finish();
rollback;
