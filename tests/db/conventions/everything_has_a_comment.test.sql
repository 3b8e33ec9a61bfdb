begin;
\ir ../_support/all.psql
select plan(3);

select is_empty($$
  select c.oid::regclass from pg_class as c
  where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace)
    and c.relkind in ('r', 'p', 'v', 'm') and obj_description(c.oid, 'pg_class') is null
$$, 'every table and view');

select is_empty($$
  select t.oid::regtype from pg_type as t left join pg_class as c on c.oid = t.typrelid
  where t.typnamespace in ('app'::regnamespace, 'api'::regnamespace)
    and t.typtype in ('e', 'd', 'c') and coalesce(c.relkind, 'c') = 'c'
    and obj_description(t.oid, 'pg_type') is null and obj_description(c.oid, 'pg_class') is null
$$, 'every type');

select is_empty($$
  select p.oid::regprocedure from pg_proc as p
  where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
    and obj_description(p.oid, 'pg_proc') is null
$$, 'every function');

select * from finish();
rollback;
