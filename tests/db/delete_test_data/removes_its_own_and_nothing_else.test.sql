begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(5);

select api.delete_test_data();
select tests.given_client('real');
select tests.given_completed('real too');
create temporary table real_world on commit drop as select tests.world() as world;
select tests.given_client('test', is_test => true);
select tests.given_completed('later', is_test => true);
select tests.attach('later', tests.client('test'));
select tests.given_completed('completed', is_test => true);
select tests.given_open('open', is_test => true);

select tests.act_as('service_role');
select is(
  api.delete_test_data(), '{"sessions": 4, "clients": 1}', 'it says how many'
);
select tests.act_as_owner();
select is(
  tests.world() - 'app.audit_event', (select r.world - 'app.audit_event' from real_world as r),
  'everything else is as it was before the test'
);
select is(tests.login('test@example.org'), null, 'the test user can no longer sign in');
select is_empty('select * from app.check_invariants()', 'every promise is kept');
select is(
  api.delete_test_data(), '{"sessions": 0, "clients": 0}', 'a second time there is nothing to do'
);

select * from finish();
rollback;
