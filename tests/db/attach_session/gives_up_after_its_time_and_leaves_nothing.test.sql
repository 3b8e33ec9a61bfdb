begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/accidents.psql
select plan(3);

select tests.given_accident('dawdle', 'insert', 'app.simulation');
select tests.given_client('durand');
select tests.given_completed('later');
select tests.accident_on();

select tests.refuses(
  $$ select tests.attach('later', tests.client('durand'), timeout_ms => 100) $$,
  'PT504', 'migration_timeout', 'a step that takes too long'
);
select is(
  tests.attach('later', tests.client('durand'), timeout_ms => 10000) ->> 'refreshed', '5',
  'with more time it goes through'
);

select * from finish();
rollback;
