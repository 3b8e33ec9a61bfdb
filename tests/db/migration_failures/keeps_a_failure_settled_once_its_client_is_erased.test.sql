begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/failures.psql
select plan(2);

select tests.given_client('erased');
select tests.given_failure('erased', tests.session_id('erased'));
select app.delete_auth_user(tests.client('erased'));

select is_empty(
  $$ select from app.temporary_session as s where s.id::text = tests.session_id('erased') $$,
  'the session went with its client'
);
select is(tests.requests(api.migration_failures('settled')), 'erased', 'the audit trail tells');

select * from finish();
rollback;
