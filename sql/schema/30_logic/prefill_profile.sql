create function app.prefill_profile(ruleset_id integer, answers jsonb, day date)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_object_agg(field.name, jsonb_build_object(
      'value', field.value, 'provenance', field.provenance
    ))
    from (
      select
        case when jsonb_typeof(given.a -> 'EFFECTIF') = 'number'
          then (given.a -> 'EFFECTIF')::numeric end as employees,
        case when jsonb_typeof(given.a -> 'CA') = 'number'
          then (given.a -> 'CA')::numeric end as revenue,
        given.a ->> 'SECTEUR' as activity
      from (select prefill_profile.answers) as given (a)
    ) as known
    left join app.question_option as o
      on o.ruleset_id = prefill_profile.ruleset_id
      and o.question = 'SECTEUR' and o.code = known.activity
    left join app.parameter as per_employee
      on per_employee.ruleset_id = prefill_profile.ruleset_id
      and per_employee.code = o.revenue_parameter
      and prefill_profile.day
        between per_employee.valid_from and coalesce(per_employee.valid_to, 'infinity')
    left join app.parameter as age
      on age.ruleset_id = prefill_profile.ruleset_id
      and age.code = 'anciennete_defaut'
      and prefill_profile.day between age.valid_from and coalesce(age.valid_to, 'infinity')
    cross join lateral (
      select
        round(known.revenue / nullif(per_employee.value, 0)) as employees,
        known.employees * per_employee.value as revenue
    ) as guess
    cross join (
      select
        max(bound.max) filter (where bound.code = 'EFFECTIF') as employees,
        max(bound.max) filter (where bound.code = 'CA') as revenue
      from app.question as bound
      where bound.ruleset_id = prefill_profile.ruleset_id
    ) as most
    cross join lateral (values
      ('secteur_activite', to_jsonb(known.activity), 'answer'),
      ('nombre_employes',
        to_jsonb(coalesce(
          known.employees, guess.employees - greatest(guess.employees - most.employees, 0)
        )),
        case when known.employees is null then 'estimated' else 'answer' end),
      ('revenu_annuel',
        to_jsonb(coalesce(
          known.revenue, guess.revenue - greatest(guess.revenue - most.revenue, 0)
        )),
        case when known.revenue is null then 'estimated' else 'answer' end),
      ('anciennete_entreprise', to_jsonb(age.value), 'default')
    ) as field (name, value, provenance)
    where field.value is not null
  );
end;
$$;

comment on function app.prefill_profile(integer, jsonb, date) is
'What the answers say of the company: { field: { value, provenance } }, provenance being answer,
estimated (from the revenue per employee of the activity) or default. An estimate keeps to the
bounds of its question. A field nobody knows is absent.';

grant execute on function app.prefill_profile(integer, jsonb, date) to service_role;
