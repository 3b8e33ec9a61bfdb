begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_client('client');
select tests.refuses(
  $$ select tests.save('client', '{"CA": 1}') $$, 'PT409', 'session_already_migrated',
  'its answers belong to an account'
);

select * from finish();
rollback;
