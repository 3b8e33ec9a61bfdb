begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('check', is_test => true);
select tests.attach('check', tests.client('durand'));

select is(
  (select c.is_test from app.client as c where c.id = tests.client('durand')), false,
  'a test session attached to a real client'
);
select api.delete_test_data();
select isnt_empty(
  $$ select from app.client as c join auth.users as u on u.id = c.id
    where u.email = 'durand@example.org' $$,
  'who survives the end of the test'
);

select * from finish();
rollback;
