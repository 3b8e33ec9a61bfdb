-- Amounts are tried at both ends of their answers, on each day from which a figure changes: a slip
-- in a figure shows as an amount below zero, or as a low end above the high one.
create function app.amount_faults(ruleset_id integer, day date)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with days as (
    select amount_faults.day as day
    union
    select p.valid_from
    from app.parameter as p
    where p.ruleset_id = amount_faults.ruleset_id
      and p.valid_from between amount_faults.day and amount_faults.day + interval '10 years'
  ),
  figures as materialized (
    select d.day, jsonb_object_agg(p.code, p.value) as vars
    from days as d
    join app.parameter as p
      on p.ruleset_id = amount_faults.ruleset_id
      and d.day between p.valid_from and coalesce(p.valid_to, 'infinity')
    group by d.day
  ),
  ends as materialized (
    select
      jsonb_object_agg(q.code, greatest(q.min, 1)) as smallest,
      jsonb_object_agg(q.code, q.max) as largest
    from app.question as q
    where q.ruleset_id = amount_faults.ruleset_id and q.type in ('number', 'amount')
  ),
  sound as materialized (
    select s.*
    from app.savings_component as s
    where s.ruleset_id = amount_faults.ruleset_id and not exists (
      select from app.path_faults(amount_faults.ruleset_id) as f
      where f.place like 'component ' || s.produit || '.' || s.code || ' %'
    )
  ),
  tried as (
    select s.produit, s.code, f.day, e.*
    from sound as s
    cross join ends
    cross join lateral (values (ends.smallest), (ends.largest)) as answers (document)
    cross join figures as f
    cross join lateral (
      select
        jsonb_path_query_first(answers.document, s.low, f.vars, true)::numeric as low,
        jsonb_path_query_first(answers.document, s.high, f.vars, true)::numeric as high,
        jsonb_path_query_first(answers.document, s.cap_low, f.vars, true)::numeric as cap_low,
        jsonb_path_query_first(answers.document, s.cap_high, f.vars, true)::numeric as cap_high
      offset 0
    ) as e
    where s.parameters_read || app.parameters_read(s.applies_if)
        <@ array(select jsonb_object_keys(f.vars))
      and jsonb_path_match(answers.document, s.applies_if, f.vars) is not false
  )
  select
    'component ' || t.produit || '.' || t.code, v.fault, 'from ' || min(t.day)
  from tried as t
  cross join lateral (
    select
      t.low - greatest(t.low - t.cap_low, 0) as low,
      t.high - greatest(t.high - t.cap_high, 0) as high
  ) as capped
  cross join lateral (values
    ('can be below zero', capped.low < 0 or capped.high < 0),
    ('can have a low end above its high end', capped.low > capped.high)
  ) as v (fault, is_seen)
  where v.is_seen
  group by t.produit, t.code, v.fault;
end;
$$;

comment on function app.amount_faults(integer, date) is
'Part of the lint: an amount is never below zero, nor its low end above its high one, at either end
of the answers it reads, from the day given to ten years on.';
