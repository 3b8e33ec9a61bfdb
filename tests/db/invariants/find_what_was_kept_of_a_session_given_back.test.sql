begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(1);

select tests.given_completed('completed');

select results_eq(
  $$
    select * from tests.broken_by($break$
      insert into app.former_produit values (tests.session_id('completed')::uuid, 'TICPE', '{}')
    $break$)
  $$,
  $$
    values (
      'what a session changed is kept while a client has it',
      tests.session_id('completed')::uuid, null::uuid
    )
  $$,
  'that row and no other'
);

select * from finish();
rollback;
