begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(1);

select results_eq(
  $$
    select * from tests.drift($drift$
      alter table auth_copy.users drop column recovery_token;
      alter table auth_copy.users
        add column recovery_token varchar(255) generated always as (md5(email)) stored
    $drift$)
  $$,
  $$ values ('error', 'auth.users.recovery_token', 'is now generated') $$,
  'sign-up could no longer write it'
);

select * from finish();
rollback;
