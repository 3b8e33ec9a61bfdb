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
    'app.doubt_changed_email', 'app.erase_client', 'app.erase_own_account', 'app.is_live_login',
    'app.keep_auth_user', 'app.lock_auth_user', 'app.own_record', 'app.prove_email',
    'app.set_consents', 'app.signed_in_id'
  ],
  'only these functions act with the rights of their owner'
);

select * from finish();
rollback;
