begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(2);

select tests.given_completed('haulier');
select tests.migrate('haulier', request_id => 'request-1');
select tests.given_completed('other');

select results_eq(
  $$
    select * from tests.broken_by($break$
      insert into app.migration_failure (session_id, request_id, code)
      values (tests.session_id('haulier')::uuid, 'request-1', 'internal_error')
    $break$)
  $$,
  $$
    values (
      'a request that moved a session is not counted as a failure',
      tests.session_id('haulier')::uuid, tests.client('haulier')
    )
  $$,
  'that row and no other'
);

select is_empty(
  $$
    select * from tests.broken_by($break$
      insert into app.migration_failure (session_id, request_id, code)
      values (tests.session_id('other')::uuid, 'request-1', 'internal_error')
    $break$)
  $$,
  'a failure of another session is another request, whatever its caller names it'
);

select * from finish();
rollback;
