create function app.consent_faults(consents jsonb)
returns setof app.fault
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return query
  select known.field, fault.code, null::numeric, null::numeric
  from (values ('terms', 'string'), ('contact', 'boolean'), ('marketing', 'boolean'))
    as known (field, shape)
  cross join lateral (
    select nullif(consent_faults.consents -> known.field, 'null') as value
  ) as given
  cross join lateral (
    select case
      when given.value is null then case when known.field = 'terms' then 'required' end
      when jsonb_typeof(given.value) <> known.shape then 'wrong_type'
      when known.field = 'terms' and not app.is_text_version(btrim(given.value #>> '{}'))
        then 'invalid_format'
    end as code
  ) as fault
  where fault.code is not null
  union all
  select key, 'unknown_field', null, null
  from jsonb_object_keys(consent_faults.consents) as key
  where key <> all (array['terms', 'contact', 'marketing']);
end;
$$;

comment on function app.consent_faults(jsonb) is
'What is wrong with the consents { terms: version of the text agreed to, contact, marketing }:
terms is required, the others are true or false, false when absent.';

grant execute on function app.consent_faults(jsonb) to service_role;
