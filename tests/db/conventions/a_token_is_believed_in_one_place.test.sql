begin;
\ir ../_support/all.psql
select plan(2);

select set_eq(
  $$
    select p.pronamespace::regnamespace || '.' || p.proname from pg_proc as p
    where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
      and p.prosrc ~ '\mauth\.(uid|role|email)\M|request\.jwt'
  $$,
  array['app.signed_in_id'],
  'every other function asks app.signed_in_id() who calls'
);
select is_empty(
  $$
    select p.tablename, p.policyname from pg_policies as p
    where p.schemaname = 'app' and concat(p.qual, p.with_check) ~ '\mauth\.|request\.jwt'
  $$,
  'and so does every policy'
);

select * from finish();
rollback;
