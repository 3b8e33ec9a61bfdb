begin;
\ir ../_support/all.psql
select plan(1);

select is_empty($$
  select p.oid::regprocedure from pg_proc as p
  where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace) and p.prosecdef
$$, 'only these functions act with the rights of their owner');

select * from finish();
rollback;
