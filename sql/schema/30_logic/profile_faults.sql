-- Text is judged trimmed, as it will be kept. Answers repeated in the form obey the bounds of their
-- own questions, so that no bound stands twice.
create function app.profile_faults(ruleset_id integer, profile jsonb, consents jsonb)
returns app.fault[]
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select array_agg(f.fault order by (f.fault).field)
    from (
      select row('profile.' || p.field, p.code, p.min, p.max)::app.fault
      from app.profile_field_faults(profile_faults.ruleset_id, profile_faults.profile) as p
      union all
      select row('consents.' || c.field, c.code, c.min, c.max)::app.fault
      from app.consent_faults(profile_faults.consents) as c
    ) as f (fault)
  );
end;
$$;

comment on function app.profile_faults(integer, jsonb, jsonb) is
'What is wrong with a sign-up form, one fault a field; null when nothing is.';

grant execute on function app.profile_faults(integer, jsonb, jsonb) to service_role;
