begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select api.delete_test_data();
select tests.given_client('durand');
select tests.given_completed('check', is_test => true);
select tests.attach('check', tests.client('durand'));

select is(
  api.delete_test_data(), '{"sessions": 0, "clients": 0}', 'a simulation of his history stays'
);
select is_empty('select * from app.check_invariants()', 'every promise is kept');

select * from finish();
rollback;
