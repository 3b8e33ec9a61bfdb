begin;
\ir ../_support/all.psql
select plan(1);

select set_eq(
  $$
    select p.pronamespace::regnamespace || '.' || p.proname from pg_proc as p
    where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace) and p.prosecdef
  $$,
  array[
    'app.auth_user', 'app.create_auth_user', 'app.delete_auth_user', 'app.detach_session',
    'app.lock_auth_user', 'app.prove_email'
  ],
  'only these functions act with the rights of their owner'
);

select * from finish();
rollback;
