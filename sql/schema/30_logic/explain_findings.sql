-- The words cost several times the scoring, so they are joined only where somebody reads or keeps
-- them; json and not jsonb, because nested text is appended where a nested tree would be rebuilt.
create function app.explain_findings(
  ruleset_id integer,
  answers jsonb,
  day date,
  findings app.finding[]
)
returns json
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    with found as materialized (
      select f.* from unnest(explain_findings.findings) as f
    ),
    reasons as materialized (
      select
        c.produit,
        json_agg(json_build_object(
          'code', c.code,
          'label', c.label,
          'state', case found.criteria -> c.code
            when 'true' then 'held' when 'false' then 'failed' else 'unknown'
          end
        ) order by c.position) as criteria
      from found
      join app.criterion as c
        on c.ruleset_id = explain_findings.ruleset_id and c.produit = found.produit
      group by c.produit
    ),
    amounts as materialized (
      select a.produit, a.formula, a.parameters
      from app.explain_amounts(
        explain_findings.ruleset_id, explain_findings.answers, explain_findings.day,
        array(select found.produit from found where found.state <> 'not_eligible')
      ) as a
    )
    select coalesce(json_agg(json_build_object(
      'produit', p.code,
      'name', p.name,
      'category', p.category,
      'summary', p.summary,
      'kind', found.kind,
      'state', found.state,
      'score', found.score,
      'confidence', found.confidence,
      'already_in_place', found.already_in_place,
      'amount_low', found.amount_low,
      'amount_high', found.amount_high,
      'criteria', reasons.criteria,
      'formula', amounts.formula,
      'parameters', coalesce(amounts.parameters, '[]'),
      'recommendation', app.recommendation(p)
    ) order by p.position), '[]')
    from found
    join app.produit as p
      on p.ruleset_id = explain_findings.ruleset_id and p.code = found.produit
    left join reasons on reasons.produit = found.produit
    left join amounts on amounts.produit = found.produit
  );
end;
$$;

comment on function app.explain_findings(integer, jsonb, date, app.finding[]) is
'Findings in full: the criteria that hold, fail or are unknown, the formula in words, each figure
with its dates and source, the recommendation. As api.calculate_eligibility shows them.';

grant execute on function app.explain_findings(integer, jsonb, date, app.finding[]) to service_role;
