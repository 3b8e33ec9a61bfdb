create function app.gate_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with gated as materialized (
    select
      q.code, q.position, app.questions_read(q.visible_if) as gates,
      app.conjuncts(substr(q.visible_if::text, length('strict ') + 1)) as conditions
    from app.question as q
    where q.ruleset_id = gate_faults.ruleset_id and app.is_rule_path(q.visible_if)
  )
  select 'question ' || g.code || ' visible_if', 'reads a question that is asked later', q.code
  from gated as g
  join app.question as q
    on q.ruleset_id = gate_faults.ruleset_id and q.code = any(g.gates)
  where q.position >= g.position
  union all
  select
    'question ' || g.code || ' visible_if', 'does not repeat the condition of its gate', gate.code
  from gated as g
  join gated as gate on gate.code = any(g.gates) and gate.code <> g.code
  where not gate.conditions <@ g.conditions
  union all
  select 'question ' || q.code || ' visible_if', 'reads no question', q.visible_if::text
  from app.question as q
  where q.ruleset_id = gate_faults.ruleset_id and app.questions_read(q.visible_if) = '{}'
  union all
  select 'question ' || q.code || ' visible_if', 'reads a parameter', read.code
  from app.question as q
  cross join unnest(app.parameters_read(q.visible_if)) as read (code)
  where q.ruleset_id = gate_faults.ruleset_id and app.is_rule_path(q.visible_if)
  union all
  select 'question ' || g.code || ' visible_if', 'can never hold', m.parts[1]
  from gated as g
  cross join unnest(g.conditions) as condition
  cross join lateral regexp_match(
    condition, '^\(?\$\."([A-Z][A-Z0-9_]*)" == ("[^"]*"|true|false)\)?$'
  ) as m (parts)
  where m.parts is not null
  group by g.code, m.parts[1]
  having count(distinct m.parts[2]) > 1;
end;
$$;

comment on function app.gate_faults(integer) is
'Part of the lint: every question can be asked. Its gates come before it, do not contradict each
other, and their own conditions are repeated, or a stale answer would come back through the chain.';
