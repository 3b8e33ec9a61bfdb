begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/accidents.psql
select plan(1);

select tests.given_accident('dawdle', 'insert', 'app.client');
select tests.given_completed('haulier');
select tests.accident_on();
select tests.migrate('haulier');

select ok(
  (
    select s.migration_ms between 200 and 20000 from app.temporary_session as s
    where s.id::text = tests.session_id('haulier')
  ),
  'a step that takes a fifth of a second counts 200'
);

select * from finish();
rollback;
