begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select api.delete_test_data();
select tests.given_client('smoke', is_test => true);
select tests.given_completed('visitor');
select tests.attach('visitor', tests.login('smoke@example.org'));

select is(
  api.delete_test_data(), jsonb '{"sessions": 0, "clients": 0}', 'nothing that is only a test'
);
select is(
  (
    select s.status::text from app.temporary_session as s
    where s.id::text = tests.session_id('visitor')
  ),
  'migrated',
  'the real session keeps its account'
);

select * from finish();
rollback;
