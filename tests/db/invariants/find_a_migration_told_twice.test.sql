begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(1);

select tests.given_client('durand');

select results_eq(
  $$
    select * from tests.broken_by($break$
      select app.write_audit_event(
        'session_attached', tests.session_id('durand')::uuid, tests.client('durand'), 'client', '{}'
      )
    $break$)
  $$,
  $$
    values (
      'a migration has one audit event', tests.session_id('durand')::uuid, tests.client('durand')
    )
  $$,
  'that row and no other'
);

select * from finish();
rollback;
