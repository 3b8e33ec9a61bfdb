create function app.reading_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with reading as materialized (
    select
      p.place, p.is_condition, p.path::text as path, read.code, q.type,
      q.visible_if is not null as may_be_hidden, '\$\."' || read.code || '"' as pattern
    from app.catalogue_paths(reading_faults.ruleset_id) as p
    cross join unnest(app.questions_read(p.path)) as read (code)
    left join app.question as q
      on q.ruleset_id = reading_faults.ruleset_id and q.code = read.code
    where app.is_rule_path(p.path)
  )
  select r.place, 'reads a question that does not exist', r.code
  from reading as r
  where r.type is null
  union all
  select r.place, 'reads a multiple without [*], or anything else with it', r.code
  from reading as r
  where r.type is not null
    and regexp_count(r.path, r.pattern || '\[\*\]')
      <> case when r.type = 'multiple' then regexp_count(r.path, r.pattern) else 0 end
  union all
  select r.place, 'does not compare an answer with a value of its own type', r.code
  from reading as r
  where case
    when r.type in ('single', 'multiple') then
      regexp_count(r.path, r.pattern) <> regexp_count(r.path, r.pattern || '(\[\*\])? [!=]= "')
    when r.type = 'boolean' then
      regexp_count(r.path, r.pattern)
        <> regexp_count(r.path, r.pattern || '(\[\*\])? [!=]= (true|false)\M')
    when r.type in ('number', 'amount') then
      r.path ~ (r.pattern || '(\[\*\])? [!=<>]=? ("|true\M|false\M)')
        or r.path ~ ('([^.$"]"([^"\\]|\\.)*"|\mtrue|\mfalse) [!=<>]=? ' || r.pattern)
  end
  union all
  select r.place, 'names an option that does not exist', r.code || ' ' || m.parts[2]
  from reading as r
  cross join lateral regexp_matches(
    r.path, r.pattern || '(\[\*\])? [!=]= "((?:[^"\\]|\\.)*)"', 'g'
  ) as m (parts)
  where r.type in ('single', 'multiple')
    and not exists (
      select from app.question_option as o
      where o.ruleset_id = reading_faults.ruleset_id
        and o.question = r.code and o.code = m.parts[2]
    )
  union all
  select r.place, 'uses ! or != on a question that can be hidden', r.code
  from reading as r
  where r.may_be_hidden
    and (r.path ~ (r.pattern || '(\[\*\])? !=') or r.path ~ ('!= ' || r.pattern) or r.path ~ '!\(')
  union all
  select r.place, 'does more than compare with a value what can be hidden', r.code
  from reading as r
  where r.is_condition and r.may_be_hidden and r.type in ('number', 'amount')
    and regexp_count(r.path, r.pattern)
      <> regexp_count(r.path, r.pattern || ' ([!=]=|[<>]=?) (?!\$\.)');
end;
$$;

comment on function app.reading_faults(integer) is
'Part of the lint: the questions and options that a path reads exist, and are read as their type
demands. A hidden answer is null: null != "x" and null == null are true, null + 1 is unknown, and
only a plain comparison with a value is false.';
