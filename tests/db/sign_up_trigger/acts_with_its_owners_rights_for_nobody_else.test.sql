begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/sign_up.psql
select plan(3);

select tests.given_sign_up_trigger();

select ok(
  (
    select p.prosecdef and p.proowner = 'postgres'::regrole
      and p.proconfig = array['search_path=""']
    from pg_proc as p where p.oid = 'app.on_sign_up()'::regprocedure
  ),
  'the function of the triggers is a definer with an empty search_path'
);
select is_empty($$
  select r.rolname from pg_roles as r
  where r.rolname in (
    'anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin'
  ) and has_function_privilege(r.oid, 'app.on_sign_up()', 'execute')
$$, 'no role may execute it');
select is_empty(
  'select * from app.check_auth_contract()', 'the check of Auth''s contract knows its triggers'
);

select * from finish();
rollback;
