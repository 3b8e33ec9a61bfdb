begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/accidents.psql
select plan(2);

select tests.given_accident('dawdle', 'insert', 'app.audit_event');
select tests.given_completed('haulier');
select tests.accident_on();

select tests.refuses(
  $$ select tests.migrate('haulier', timeout_ms => 100) $$,
  'PT504', 'migration_timeout', 'an event that takes too long'
);

select * from finish();
rollback;
