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

  if octet_length(refuse_malformed.value::text) > 32768
    or (select count(*) from jsonb_object_keys(refuse_malformed.value)) > 100
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = refuse_malformed.field || ' has at most 100 fields and 32 768 bytes.';
  end if;
end;
$$;

comment on function app.refuse_malformed(text, jsonb) is
'Stops a parameter that is not a JSON object, or one larger than any form: the edge functions let no
such thing through, and the database trusts nobody''s word for it. Errors: PT400 invalid_input.';

grant execute on function app.refuse_malformed(text, jsonb) to service_role;
