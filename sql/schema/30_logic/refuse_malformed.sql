create function app.refuse_malformed(field text, value jsonb)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if jsonb_typeof(refuse_malformed.value) is distinct from 'object' then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = refuse_malformed.field || ' is a JSON object.';
  end if;
end;
$$;

comment on function app.refuse_malformed(text, jsonb) is
'Stops a parameter that is not a JSON object. Errors: PT400 invalid_input.';

grant execute on function app.refuse_malformed(text, jsonb) to service_role;
