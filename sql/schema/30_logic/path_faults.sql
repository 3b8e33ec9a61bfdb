-- Whether a path is a condition or a number shows when it is run on answers and figures of 1.
create function app.path_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with tried as materialized (
    select
      p.place, p.is_condition, p.path, app.is_rule_path(p.path) as is_rule,
      case when app.is_rule_path(p.path) then jsonb_typeof(
        jsonb_path_query_first(answers.ones, p.path, figures.ones, true)
      ) end as outcome
    from app.catalogue_paths(path_faults.ruleset_id) as p
    cross join lateral (
      select coalesce(jsonb_object_agg(q.code, 1), '{}') as ones
      from unnest(app.questions_read(p.path)) as q (code)
    ) as answers
    cross join lateral (
      select coalesce(jsonb_object_agg(f.code, 1), '{}') as ones
      from unnest(app.parameters_read(p.path)) as f (code)
    ) as figures
  )
  select t.place, 'is outside the rule language', t.path::text
  from tried as t
  where not t.is_rule
  union all
  select t.place, 'is not a condition', t.path::text
  from tried as t
  where t.is_rule and t.is_condition and coalesce(t.outcome not in ('boolean', 'null'), true)
  union all
  select t.place, 'is not a number', t.path::text
  from tried as t
  where t.is_rule and not t.is_condition and t.outcome is distinct from 'number';
end;
$$;

comment on function app.path_faults(integer) is
'Part of the lint: every path keeps to the rule language, and is a condition or a number as its
place demands.';
