begin;
\ir ../_support/all.psql
select plan(3);

select is_empty($$
  select c.oid::regclass from pg_class as c
  where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace)
    and c.relkind in ('r', 'p') and not c.relrowsecurity
$$, 'row security is on');

select is_empty($$
  select c.oid::regclass from pg_class as c
  where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace) and c.relkind in ('r', 'p')
    and not exists (select from pg_policy as p where p.polrelid = c.oid)
$$, 'each table says who may see its rows');

select is_empty($$
  select p.polrelid::regclass, r.rolname, p.polcmd, count(*)
  from pg_policy as p join pg_roles as r on r.oid = any (p.polroles)
  group by p.polrelid, r.rolname, p.polcmd
  having count(*) > 1
$$, 'one policy for a table, a verb and a role');

select * from finish();
rollback;
