create function app.explain_amounts(
  ruleset_id integer,
  answers jsonb,
  day date,
  produits text[]
)
returns table (produit text, formula text, parameters json)
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  with figures as materialized (
    select p.*
    from app.parameter as p
    where p.ruleset_id = explain_amounts.ruleset_id
      and explain_amounts.day between p.valid_from and coalesce(p.valid_to, 'infinity')
  ),
  known as materialized (
    select
      d.document,
      (select jsonb_object_agg(f.code, f.value) from figures as f) as vars,
      (
        select jsonb_object_agg(f.code, app.format_number(f.value, f.unit)) from figures as f
      ) || (
        select coalesce(
          jsonb_object_agg(q.code, case
            when jsonb_typeof(d.document -> q.code) = 'number'
              then app.format_number((d.document -> q.code)::numeric, q.unit)
            else '[' || q.short_label || ']'
          end),
          '{}'
        )
        from app.question as q
        where q.ruleset_id = explain_amounts.ruleset_id and q.type in ('number', 'amount')
      ) as words
    from app.rule_documents(explain_amounts.ruleset_id, array[explain_amounts.answers]) as d
  ),
  applied as materialized (
    select s.produit, s.position, s.parameters_read, said.formula
    from known
    cross join app.savings_component as s
    cross join lateral (
      select string_agg(
        case when part.place % 2 = 1 then part.word else known.words ->> part.word end,
        '' order by part.place
      ) as formula
      from unnest(s.formula_parts) with ordinality as part (word, place)
    ) as said
    where s.ruleset_id = explain_amounts.ruleset_id
      and s.produit = any (explain_amounts.produits)
      and jsonb_path_match(known.document, s.applies_if, known.vars) is not false
  ),
  read as materialized (
    select
      r.produit,
      json_agg(json_build_object(
        'code', f.code, 'label', f.label, 'value', f.value, 'unit', f.unit,
        'valid_from', f.valid_from, 'valid_to', f.valid_to,
        'evidence', f.evidence, 'source', f.source
      ) order by f.code) as parameters
    from (select distinct a.produit, unnest(a.parameters_read) as code from applied as a) as r
    join figures as f on f.code = r.code
    group by r.produit
  )
  select a.produit, string_agg(a.formula, ' + ' order by a.position), min(r.parameters::text)::json
  from applied as a
  left join read as r on r.produit = a.produit
  group by a.produit;
end;
$$;

comment on function app.explain_amounts(integer, jsonb, date, text[]) is
'For each of the products: the components that apply or may apply, in words with answers and figures
in their places, and the figures they read. An unknown answer stands as its name in brackets.';

grant execute on function app.explain_amounts(integer, jsonb, date, text[])
to service_role;
