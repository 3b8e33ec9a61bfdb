begin;
\ir ../_support/all.psql
select plan(1);

select is_empty($$
  select p.oid::regprocedure from pg_proc as p
  where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
    and array['search_path=""'] <@ p.proconfig is not true
$$, 'no function can be led to other objects by its caller');

select * from finish();
rollback;
