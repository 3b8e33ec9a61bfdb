-- The engine: answers in, findings out, in one statement for one visitor or for thousands.
-- plpgsql with a forced generic plan on purpose: the same body in language sql is planned anew at
-- each call, and an array argument would make plpgsql choose a custom plan each time.
create function app.evaluate_answers(ruleset_id integer, answers jsonb[], day date)
returns setof app.finding
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  with figures as materialized (
    select
      coalesce(jsonb_object_agg(p.code, p.value), '{}') as vars,
      coalesce(array_agg(p.code) filter (where p.evidence = 'hypothesis'), '{}') as hypotheses
    from app.parameter as p
    where p.ruleset_id = evaluate_answers.ruleset_id
      and evaluate_answers.day between p.valid_from and coalesce(p.valid_to, 'infinity')
  ),
  known as materialized (
    select d.ordinal, d.document
    from app.rule_documents(evaluate_answers.ruleset_id, evaluate_answers.answers) as d
  ),
  judged as (
    select
      k.ordinal, c.produit,
      coalesce(bool_or(c.is_required and not h.held), false) as is_refused,
      bool_or(c.is_required and h.held is null) as is_open,
      bool_or(h.held is null) as has_unknown,
      coalesce(sum(c.weight) filter (where h.held), 0) as weight_held,
      sum(c.weight) as weight_all,
      jsonb_object_agg(c.code, h.held) as criteria
    from known as k
    cross join figures as f
    cross join app.criterion as c
    cross join lateral (
      select jsonb_path_match(k.document, c.predicate, f.vars) as held offset 0
    ) as h
    where c.ruleset_id = evaluate_answers.ruleset_id
    group by k.ordinal, c.produit
  ),
  priced as (
    select
      k.ordinal, s.produit,
      round(coalesce(sum(e.low - greatest(e.low - e.cap_low, 0)), 0), 2) as amount_low,
      round(coalesce(sum(e.high - greatest(e.high - e.cap_high, 0)), 0), 2) as amount_high,
      bool_or(a.applies is null or (a.applies and (e.low is null or e.high is null)))
        as has_unknown,
      coalesce(bool_or(a.applies and s.parameters_read && f.hypotheses), false) as has_hypothesis
    from known as k
    cross join figures as f
    cross join app.savings_component as s
    cross join lateral (
      select jsonb_path_match(k.document, s.applies_if, f.vars) as applies offset 0
    ) as a
    -- silent: an amount that reads a missing answer is unknown, not an error
    left join lateral (
      select
        jsonb_path_query_first(k.document, s.low, f.vars, true)::numeric as low,
        jsonb_path_query_first(k.document, s.high, f.vars, true)::numeric as high,
        jsonb_path_query_first(k.document, s.cap_low, f.vars, true)::numeric as cap_low,
        jsonb_path_query_first(k.document, s.cap_high, f.vars, true)::numeric as cap_high
      offset 0
    ) as e on a.applies
    where s.ruleset_id = evaluate_answers.ruleset_id
    group by k.ordinal, s.produit
  )
  select
    j.ordinal, p.code, p.kind, v.state,
    round(100.0 * j.weight_held / j.weight_all)::integer,
    case
      when j.has_unknown or coalesce(v.state = 'eligible' and m.has_unknown, false)
        then 'low'
      when v.state = 'eligible' and m.has_hypothesis then 'medium'
      else 'high'
    end::app.confidence,
    coalesce(jsonb_path_match(k.document, p.in_place_if, f.vars), false),
    case when v.state = 'eligible' then m.amount_low end,
    case when v.state = 'eligible' then m.amount_high end,
    j.criteria
  from app.produit as p
  join judged as j on j.produit = p.code
  join known as k on k.ordinal = j.ordinal
  cross join figures as f
  left join priced as m on m.ordinal = j.ordinal and m.produit = p.code
  cross join lateral (
    select case
      when j.is_refused then 'not_eligible'
      when j.is_open then 'to_confirm'
      else 'eligible'
    end::app.result_state as state
  ) as v
  where p.ruleset_id = evaluate_answers.ruleset_id and p.is_active
  order by j.ordinal, p.position;
end;
$$;

comment on function app.evaluate_answers(integer, jsonb[], date) is
'Judges every active product for each answer set, with the figures of one day: one finding for each.
No completion of an answer set ever refutes a state other than to_confirm.';

grant execute on function app.evaluate_answers(integer, jsonb[], date) to service_role;
