create function app.profile_field_faults(ruleset_id integer, profile jsonb)
returns setof app.fault
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select known.field, fault.code, fault.min, fault.max
  from (values
    ('company_name', 'required', 1, 200, null),
    ('contact_name', 'required', 1, 200, null),
    ('phone', 'phone', null, null, null),
    ('siren', 'siren', null, null, null),
    ('anciennete_entreprise', 'years', 0, 500, null),
    ('secteur_activite', 'answer', null, null, 'SECTEUR'),
    ('nombre_employes', 'answer', null, null, 'EFFECTIF'),
    ('revenu_annuel', 'answer', null, null, 'CA')
  ) as known (field, rule, min, max, question)
  left join app.question as q
    on q.ruleset_id = profile_field_faults.ruleset_id and q.code = known.question
  cross join lateral (
    select
      nullif(profile_field_faults.profile -> known.field, 'null') as value,
      app.trimmed(profile_field_faults.profile ->> known.field) as words
  ) as given
  cross join lateral (
    select
      case
        when given.value is null then case when known.rule = 'required' then 'required' end
        when known.rule = 'answer' then app.value_fault(q, given.value)
        when jsonb_typeof(given.value)
          <> case known.rule when 'years' then 'number' else 'string' end
          then 'wrong_type'
        when known.rule = 'years' then case
          when scale(trim_scale(given.value::numeric)) > 0 then 'not_whole'
          when given.value::numeric < known.min then 'below_min'
          when given.value::numeric > known.max then 'above_max'
        end
        when known.rule = 'required' then case
          when given.words = '' then 'required'
          when length(given.words) > known.max then 'too_long'
        end
        when known.rule = 'phone' and given.words !~ '^\+[1-9][0-9]{1,14}$' then 'invalid_format'
        when known.rule = 'siren' and not app.is_siren(given.words) then 'invalid_format'
      end as code,
      coalesce(q.min, known.min) as min,
      coalesce(q.max, known.max) as max
  ) as fault
  where fault.code is not null
  union all
  select key, 'unknown_field', null, null
  from jsonb_object_keys(profile_field_faults.profile) as key
  where key <> all (array[
    'company_name', 'contact_name', 'phone', 'siren', 'anciennete_entreprise',
    'secteur_activite', 'nombre_employes', 'revenu_annuel'
  ]);
end;
$$;

comment on function app.profile_field_faults(integer, jsonb) is
'What is wrong with the company''s own fields: company_name and contact_name required, 1 to 200
characters; phone E.164; siren nine digits with Luhn; the rest as the questions they repeat.';

grant execute on function app.profile_field_faults(integer, jsonb) to service_role;
