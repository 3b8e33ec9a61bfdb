begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_client('client');
select set_config('tremplin.today', '2030-01-01', true);
select tests.refuses(
  $$ select tests.calculate('client') $$, 'PT409', 'session_already_migrated',
  'its results belong to an account, as they were then'
);

select * from finish();
rollback;
