begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

-- A definer function acts with its owner's rights, and an owner is exempt from row security.
select is_empty(
  $$
    select p.oid::regprocedure, p.proowner::regrole from pg_proc as p
    where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
      and p.proowner <> (select n.nspowner from pg_namespace as n where n.nspname = 'app')
  $$,
  'functions'
);
select is_empty(
  $$
    select c.oid::regclass, c.relowner::regrole from pg_class as c
    where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace)
      and c.relowner <> (select n.nspowner from pg_namespace as n where n.nspname = 'app')
  $$,
  'tables'
);

select * from finish();
rollback;
