begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(2);

-- The check against the function it guards: whatever is written there is watched here.
create temporary table written on commit drop as
select m[1] as relation, c.name[1] as name
from pg_proc as p
cross join regexp_matches(p.prosrc, 'insert into auth\.([a-z]+) \(([^)]*)\)', 'g') as m
cross join regexp_matches(m[2], '\w+', 'g') as c (name)
where p.oid = to_regproc('app.create_auth_user');

select is((select count(*) from written as w), 22::bigint, 'every column is found');
select is_empty(
  $$
    select w.relation, w.name from written as w
    where not exists (
      select from tests.drift(
        format('alter table auth_copy.%s drop column %I cascade', w.relation, w.name)
      ) as d
      where d.severity = 'error' and d.column_name = format('auth.%s.%s', w.relation, w.name)
    )
  $$,
  'and its loss would be named'
);

select * from finish();
rollback;
