begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(2);

select tests.given_client('durand');

select isnt_empty(
  $$
    select * from tests.broken_by(
      'delete from auth.identities where user_id = tests.client(''durand'')'
    )
  $$,
  'broken'
);
select is_empty('select * from app.check_invariants()', 'mended');

select * from finish();
rollback;
