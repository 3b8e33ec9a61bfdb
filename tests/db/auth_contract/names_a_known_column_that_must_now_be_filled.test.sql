begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(1);

select results_eq(
  $$
    select * from tests.drift(
      'alter table auth_copy.users alter column invited_at set not null'
    )
  $$,
  $$ values ('error', 'auth.users.invited_at', 'is new, not null and without default') $$,
  'one that sign-up leaves empty'
);

select * from finish();
rollback;
