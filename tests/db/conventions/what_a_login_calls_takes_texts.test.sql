begin;
\ir ../_support/all.psql
select plan(1);

-- Of a value that is none of its type, Postgres logs the value and tells the caller.
select is_empty(
  $$
    select p.oid::regprocedure from pg_proc as p
    where p.pronamespace = 'api'::regnamespace
      and (
        has_function_privilege('anon', p.oid, 'execute')
        or has_function_privilege('authenticated', p.oid, 'execute')
      )
      and exists (
        select from unnest(p.proargtypes) as t (type) where t.type <> 'text'::regtype
      )
  $$,
  'and says itself what is wrong with them'
);

select * from finish();
rollback;
