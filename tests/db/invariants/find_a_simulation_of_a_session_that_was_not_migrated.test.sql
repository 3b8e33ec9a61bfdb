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
      select app.save_simulation(tests.client('durand'), s, '{}')
      from app.temporary_session as s where s.id::text = tests.session_id('later')
    $break$)
  $$,
  $$
    values (
      'a session that is not migrated has no client and no simulation',
      tests.session_id('later')::uuid, null::uuid
    )
  $$,
  'that row and no other'
);

select * from finish();
rollback;
