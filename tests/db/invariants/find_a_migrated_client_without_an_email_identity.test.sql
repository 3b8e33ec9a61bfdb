begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(1);

select tests.given_client('durand');

select results_eq(
  $$
    select * from tests.broken_by($break$
      delete from auth.identities where user_id = tests.client('durand')
    $break$)
  $$,
  $$
    values (
      'a client of a migration has an Auth user with an e-mail identity',
      null::uuid, tests.client('durand')
    )
  $$,
  'that row and no other'
);

select * from finish();
rollback;
