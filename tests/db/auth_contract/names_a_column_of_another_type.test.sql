begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(1);

select results_eq(
  $$
    select * from tests.drift($drift$
      alter table auth_copy.users alter column raw_app_meta_data type text
    $drift$)
  $$,
  $$ values ('error', 'auth.users.raw_app_meta_data', 'is now text, not jsonb') $$,
  'one error'
);

select * from finish();
rollback;
