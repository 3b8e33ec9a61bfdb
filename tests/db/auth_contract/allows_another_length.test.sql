begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(1);

select is_empty(
  $$
    select * from tests.drift($drift$
      alter table auth_copy.users alter column encrypted_password type varchar(500)
    $drift$)
  $$,
  'a wider column is no drift'
);

select * from finish();
rollback;
