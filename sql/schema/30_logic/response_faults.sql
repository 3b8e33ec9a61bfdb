create function app.response_faults(ruleset_id integer, stored jsonb, given jsonb)
returns app.fault[]
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_visible text[] := (
    select d.visible
    from app.rule_documents(
      response_faults.ruleset_id, array[response_faults.stored || response_faults.given]
    ) as d
  );
begin
  return (
    select array_agg(row(r.field, v.code, q.min, v.max)::app.fault order by q.position, r.field)
    from jsonb_each(response_faults.given) as r (field, value)
    left join app.question as q
      on q.ruleset_id = response_faults.ruleset_id and q.code = r.field
    left join app.question as other
      on other.ruleset_id = q.ruleset_id and other.code = q.not_above
    -- A bound that is itself refused bounds nothing.
    cross join lateral (
      select case
        when jsonb_typeof(known.answer) = 'number' and app.value_fault(other, known.answer) is null
          then known.answer::numeric
      end as bound
      from (
        select (response_faults.stored || response_faults.given) -> other.code
      ) as known (answer)
    ) as limiting
    cross join lateral (
      select app.value_fault(q, r.value) as code, q.max
      union all
      select 'above_question', limiting.bound
      where app.value_fault(q, r.value) is null
        and jsonb_typeof(r.value) = 'number' and r.value::numeric > limiting.bound
        and r.field = any (v_visible)
    ) as v
    where v.code is not null
  );
end;
$$;

comment on function app.response_faults(integer, jsonb, jsonb) is
'One fault for each answer given that its question refuses: those of app.value_fault, or
above_question when it exceeds the answer that bounds it, where it is asked at all. Null when there
are none.';

grant execute on function app.response_faults(integer, jsonb, jsonb) to service_role;
