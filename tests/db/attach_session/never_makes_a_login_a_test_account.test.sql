begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('smoke', is_test => true);
select tests.given_login('operator@example.org');
select tests.attach(
  'smoke', tests.login('operator@example.org'), tests.profile(), tests.consents()
);

select is(
  (select c.is_test from app.client as c where c.id = tests.login('operator@example.org')), false,
  'a login that was there before stays real'
);
select api.delete_test_data();
select isnt(tests.login('operator@example.org'), null, 'and is not cleaned away');

select * from finish();
rollback;
