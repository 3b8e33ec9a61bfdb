begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_open('gone');
select api.record_migration_failure(
  tests.session_id('gone'), 'request-1', 'migration_timeout', null
);
delete from app.temporary_session where id::text = tests.session_id('gone');

select is(
  (select f.session_id::text from app.migration_failure as f where f.request_id = 'request-1'),
  tests.session_id('gone'),
  'the note is kept'
);

select * from finish();
rollback;
