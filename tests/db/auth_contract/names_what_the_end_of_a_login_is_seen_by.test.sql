begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(1);

-- Every column that app.is_live_login reads: without one, no token would open anything.
select is_empty(
  $$
    select c.relation, c.name
    from (values
      ('sessions', 'id'), ('sessions', 'user_id'), ('sessions', 'not_after'),
      ('users', 'banned_until'), ('users', 'deleted_at')
    ) as c (relation, name)
    where not exists (
      select from tests.drift(
        format('alter table auth_copy.%s drop column %I cascade', c.relation, c.name)
      ) as d
      where (d.severity, d.column_name, d.problem)
        = ('error', format('auth.%s.%s', c.relation, c.name), 'is missing')
    )
  $$,
  'its loss would be named'
);

select * from finish();
rollback;
