begin;
\ir ../_support/all.psql
select plan(2);

select is_empty($$
  select p.oid::regprocedure from pg_proc as p
  where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
    and has_function_privilege('public', p.oid, 'execute')
$$, 'no function');

create function app.made_later() returns void language sql as '';
select ok(
  not has_function_privilege('public', 'app.made_later()', 'execute'), 'nor one made from now on'
);

select * from finish();
rollback;
