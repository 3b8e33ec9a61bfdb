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
  )
  select
    known.ordinal, p.code, p.kind, judged.state,
    round(100.0 * judged.weight_held / judged.weight_all)::integer,
    case
      when judged.has_unknown or priced.has_unknown then 'low'::app.confidence
      when priced.has_hypothesis then 'medium'
      else 'high'
    end,
    coalesce(jsonb_path_match(known.document, p.in_place_if, figures.vars), false),
    priced.amount_low, priced.amount_high,
    judged.criteria
  from figures
  cross join app.rule_documents(evaluate_answers.ruleset_id, evaluate_answers.answers) as known
  cross join app.produit as p
  cross join lateral (
    select
      -- the worst that any criterion leaves: the type lists its states from best to worst
      max(case
        when h.held or not c.is_required then 'eligible'::app.result_state
        when h.held is null then 'to_confirm'
        else 'not_eligible'
      end) as state,
      bool_or(h.held is null) as has_unknown,
      coalesce(sum(c.weight) filter (where h.held), 0) as weight_held,
      sum(c.weight) as weight_all,
      jsonb_object_agg(c.code, h.held) as criteria
    from app.criterion as c
    -- offset 0 here and below keeps a path from being evaluated once for each use
    cross join lateral (
      select jsonb_path_match(known.document, c.predicate, figures.vars) as held offset 0
    ) as h
    where c.ruleset_id = evaluate_answers.ruleset_id and c.produit = p.code
    having count(*) > 0
  ) as judged
  left join lateral (
    select
      round(coalesce(sum(e.low - greatest(e.low - e.cap_low, 0)), 0), 2) as amount_low,
      round(coalesce(sum(e.high - greatest(e.high - e.cap_high, 0)), 0), 2) as amount_high,
      bool_or(a.applies is null or (a.applies and (e.low is null or e.high is null)))
        as has_unknown,
      coalesce(bool_or(a.applies and s.parameters_read && figures.hypotheses), false)
        as has_hypothesis
    from app.savings_component as s
    cross join lateral (
      select jsonb_path_match(known.document, s.applies_if, figures.vars) as applies offset 0
    ) as a
    -- silent: an amount that reads a missing answer is unknown, not an error
    left join lateral (
      select
        jsonb_path_query_first(known.document, s.low, figures.vars, true)::numeric as low,
        jsonb_path_query_first(known.document, s.high, figures.vars, true)::numeric as high,
        jsonb_path_query_first(known.document, s.cap_low, figures.vars, true)::numeric as cap_low,
        jsonb_path_query_first(known.document, s.cap_high, figures.vars, true)::numeric as cap_high
      offset 0
    ) as e on a.applies
    where s.ruleset_id = evaluate_answers.ruleset_id and s.produit = p.code
      and judged.state = 'eligible'
    having count(*) > 0
  ) as priced on true
  where p.ruleset_id = evaluate_answers.ruleset_id and p.is_active
  order by known.ordinal, p.position;
end;
$$;

comment on function app.evaluate_answers(integer, jsonb[], date) is
'Judges every active product for each answer set, with the figures of one day: one finding for each.
No completion of an answer set ever refutes a state other than to_confirm.';

grant execute on function app.evaluate_answers(integer, jsonb[], date) to service_role;
