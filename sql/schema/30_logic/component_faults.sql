create function app.component_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with written as (
    select
      'component ' || s.produit || '.' || s.code as place, s.formula, p.kind,
      (s.low::text, s.cap_low::text) is not distinct from (s.high::text, s.cap_high::text)
        as is_fixed,
      array(
        select m.parts[1]
        from unnest(app.conjuncts(substr(s.applies_if::text, length('strict ') + 1))) as condition
        cross join lateral regexp_match(condition, '^\$\."([A-Z][A-Z0-9_]*)" ') as m (parts)
        where condition !~ ' \|\| '
      ) as questions_ensured,
      array(
        select m[1] from regexp_matches(s.formula, '\{([^{}]*)\}', 'g') as m
      ) as named,
      app.questions_read(s.low) || app.questions_read(s.high)
        || coalesce(app.questions_read(s.cap_low), '{}')
        || coalesce(app.questions_read(s.cap_high), '{}') as questions_read,
      s.parameters_read
    from app.savings_component as s
    join app.produit as p on p.ruleset_id = s.ruleset_id and p.code = s.produit
    where s.ruleset_id = component_faults.ruleset_id
  )
  select distinct w.place, 'reads an answer that applies_if does not ensure', read.code
  from written as w
  cross join unnest(w.questions_read) as read (code)
  where read.code <> all(w.questions_ensured)
  union all
  select distinct w.place, 'has a formula that leaves out what the amount reads', read.code
  from written as w
  cross join unnest(w.questions_read || w.parameters_read) as read (code)
  where not read.code = any(w.named)
  union all
  select distinct w.place, 'has a formula that names what the amount does not read', named.code
  from written as w
  cross join unnest(w.named) as named (code)
  where not named.code = any(w.questions_read || w.parameters_read)
  union all
  select w.place, 'has a formula with unpaired braces', w.formula
  from written as w
  where w.formula !~ '^[^{}]*(\{[^{}]*\}[^{}]*)*$'
  union all
  select w.place, 'is fixed by law and has a range', null
  from written as w
  where w.kind = 'right' and not w.is_fixed;
end;
$$;

comment on function app.component_faults(integer) is
'Part of the lint: the words of a formula name exactly what its amount reads; applies_if compares
each answer it reads, so that it is known; and an amount fixed by law has no range.';
