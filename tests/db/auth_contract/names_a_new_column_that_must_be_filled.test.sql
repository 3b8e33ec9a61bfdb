begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(1);

select results_eq(
  $$
    select * from tests.drift($drift$
      alter table auth_copy.users add column tenant uuid not null
    $drift$)
  $$,
  $$ values ('error', 'auth.users.tenant', 'is new, not null and without default') $$,
  'every sign-up would fail'
);

select * from finish();
rollback;
