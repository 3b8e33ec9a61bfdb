begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/failures.psql
select plan(4);

select tests.given_completed('waiting'), tests.given_completed('expired'),
  tests.given_client('repeated');
select tests.given_failure(s.name, tests.session_id(s.name))
from (values ('waiting'), ('expired'), ('repeated')) as s (name);
select tests.given_failure('never a session');
update app.temporary_session as s set expires_at = now()
where s.id::text = tests.session_id('expired');

select tests.act_as('service_role');

select results_eq(
  $$
    select f ->> 'request_id', f ->> 'state'
    from jsonb_array_elements(api.migration_failures() -> 'failures') as f order by 1
  $$,
  $$
    values ('expired', 'lost'), ('never a session', 'lost'), ('repeated', 'settled'),
      ('waiting', 'open')
  $$,
  'settled, open or lost'
);
select is(tests.requests(api.migration_failures('open')), 'waiting', 'the open ones alone');
select is(tests.requests(api.migration_failures('settled')), 'repeated', 'the settled ones alone');
select is(
  tests.requests(api.migration_failures('lost')), 'never a session expired', 'the lost ones alone'
);

select * from finish();
rollback;
