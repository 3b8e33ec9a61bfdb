begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(1);

select results_eq(
  $$
    select * from tests.drift(
      (select format('drop index auth_copy.%I', i.indexname) from pg_indexes as i
        where i.schemaname = 'auth_copy' and i.indexdef ~ 'UNIQUE.*\(email\)')
    )
  $$,
  $$
    values (
      'error', 'auth.users.email', 'has no unique index among those without single sign-on'
    )
  $$,
  'two people could take one address'
);

select * from finish();
rollback;
