create function app.question_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with asked as (
    select
      q.code, q.not_above, q.type in ('single', 'multiple') as is_choice,
      count(o.code) as option_count, count(o.code) filter (where o.is_exclusive) as exclusive_count
    from app.question as q
    left join app.question_option as o on o.ruleset_id = q.ruleset_id and o.question = q.code
    where q.ruleset_id = question_faults.ruleset_id
    group by q.code, q.not_above, q.type
  )
  select 'ruleset', 'has no question', null
  where not exists (select from asked)
  union all
  select 'question ' || needed.code, 'is missing, and accounts are made from it', needed.type::text
  from (values
    ('SECTEUR', 'single'::app.question_type), ('EFFECTIF', 'number'), ('CA', 'amount')
  ) as needed (code, type)
  where not exists (
    select from app.question as q
    where q.ruleset_id = question_faults.ruleset_id
      and q.code = needed.code and q.type = needed.type and q.visible_if is null
  )
  union all
  select 'question ' || a.code, 'offers fewer than two options', a.option_count::text
  from asked as a
  where a.is_choice and a.option_count < 2
  union all
  select 'question ' || a.code, 'has options though it is not a choice', a.option_count::text
  from asked as a
  where not a.is_choice and a.option_count > 0
  union all
  select 'question ' || a.code, 'has several exclusive options', a.exclusive_count::text
  from asked as a
  where a.exclusive_count > 1
  union all
  select 'question ' || a.code, 'may not exceed what is not another number', a.not_above
  from asked as a
  join app.question as q
    on q.ruleset_id = question_faults.ruleset_id and q.code = a.not_above
  where q.type not in ('number', 'amount') or q.code = a.code;
end;
$$;

comment on function app.question_faults(integer) is
'Part of the lint: the questions that accounts are made from are always asked; a choice has options,
nothing else has; a bound by another answer is a number.';
