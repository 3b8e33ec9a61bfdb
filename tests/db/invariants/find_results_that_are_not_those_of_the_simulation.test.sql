begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(2);

select tests.given_client('durand');

select results_eq(
  $$
    select * from tests.broken_by($break$
      update app.temporary_eligibility set amount_high = amount_high + 1
      where session_id::text = tests.session_id('durand') and produit = 'DFS'
    $break$)
  $$,
  $$
    values (
      'the results of a migrated session are those of its simulation',
      tests.session_id('durand')::uuid, tests.client('durand')
    )
  $$,
  'another amount'
);
select results_eq(
  $$
    select * from tests.broken_by($break$
      update app.temporary_eligibility set state = 'eligible'
      where session_id::text = tests.session_id('durand') and produit = 'RECOUVREMENT'
    $break$)
  $$,
  $$
    values (
      'the results of a migrated session are those of its simulation',
      tests.session_id('durand')::uuid, tests.client('durand')
    )
  $$,
  'another state'
);

select * from finish();
rollback;
