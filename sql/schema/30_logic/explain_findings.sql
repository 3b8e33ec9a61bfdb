-- The words cost several times the scoring, so they are joined only where somebody reads or keeps
-- them.
create function app.explain_findings(
  ruleset_id integer,
  answers jsonb,
  day date,
  findings app.finding[]
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    with figures as materialized (
      select
        jsonb_object_agg(p.code, p.value) as vars,
        jsonb_object_agg(p.code, jsonb_build_object(
          'code', p.code, 'label', p.label, 'value', p.value, 'unit', p.unit,
          'valid_from', p.valid_from, 'valid_to', p.valid_to,
          'evidence', p.evidence, 'source', p.source
        )) as shown
      from app.parameter as p
      where p.ruleset_id = explain_findings.ruleset_id
        and explain_findings.day between p.valid_from and coalesce(p.valid_to, 'infinity')
    ),
    applied as (
      select
        s.produit,
        string_agg(
          app.formula_in_words(s.ruleset_id, s.formula_parts, d.document, explain_findings.day),
          ' + ' order by s.position
        ) as formula,
        array_agg(s.parameters_read::text) as parameter_lists
      from app.rule_documents(
        explain_findings.ruleset_id, array[explain_findings.answers]
      ) as d
      cross join figures as f
      cross join unnest(explain_findings.findings) as found
      join app.savings_component as s
        on s.ruleset_id = explain_findings.ruleset_id and s.produit = found.produit
      where found.state <> 'not_eligible'
        and coalesce(
          jsonb_path_match(d.document, s.applies_if, f.vars), found.state = 'to_confirm'
        )
      group by s.produit
    )
    select coalesce(jsonb_agg(jsonb_build_object(
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
      'formula', a.formula,
      'parameters', used.parameters,
      'recommendation', app.recommendation(p)
    ) order by p.position), '[]')
    from unnest(explain_findings.findings) as found
    join app.produit as p
      on p.ruleset_id = explain_findings.ruleset_id and p.code = found.produit
    left join applied as a on a.produit = found.produit
    cross join lateral (
      select jsonb_agg(jsonb_build_object(
        'code', c.code,
        'label', c.label,
        'state', case found.criteria -> c.code
          when 'true' then 'held' when 'false' then 'failed' else 'unknown'
        end
      ) order by c.position) as criteria
      from app.criterion as c
      where c.ruleset_id = explain_findings.ruleset_id and c.produit = found.produit
    ) as reasons
    cross join lateral (
      select coalesce(jsonb_agg(f.shown -> u.code order by u.code), '[]') as parameters
      from figures as f
      cross join (
        select distinct unnest(list::text[]) as code
        from unnest(a.parameter_lists) as list
      ) as u
    ) as used
  );
end;
$$;

comment on function app.explain_findings(integer, jsonb, date, app.finding[]) is
'Findings in full: the criteria that hold, fail or are unknown, the formula in words, each figure
with its dates and source, the recommendation. As api.calculate_eligibility shows them.';

grant execute on function app.explain_findings(integer, jsonb, date, app.finding[]) to service_role;
