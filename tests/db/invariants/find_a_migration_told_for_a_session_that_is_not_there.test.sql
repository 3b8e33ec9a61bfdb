begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later');

select results_eq(
  $$
    select * from tests.broken_by($break$
      select app.write_audit_event(
        'session_attached', tests.session_id('later')::uuid, tests.client('durand'), 'client', '{}'
      )
    $break$)
  $$,
  $$
    values (
      'an audited migration of a living client has its session',
      tests.session_id('later')::uuid, tests.client('durand')
    )
  $$,
  'that row and no other'
);

select * from finish();
rollback;
