begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

-- A value one level deeper than its question has it, and one far deeper.
create function tests.nested(levels integer)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select (repeat('[', nested.levels) || '"x"' || repeat(']', nested.levels))::jsonb;
$$;

select tests.given_open('visitor');
select tests.remember_world();
select is_empty(
  $$
    select q.code, levels
    from app.question as q, unnest(array[
      case when q.type = 'multiple' then 2 else 1 end, 1000
    ]) as levels
    where q.ruleset_id = app.current_ruleset()
      and tests.error_of(
        format('select tests.save(%L, %L)', 'visitor',
          jsonb_build_object(q.code, tests.nested(levels)))
      ) ->> 'message' is distinct from 'invalid_responses'
  $$,
  'no question takes an answer that is nested'
);
select tests.world_unchanged();

select * from finish();
rollback;
