create function app.trimmed(value text)
returns text
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return regexp_replace(
    trimmed.value, '^[[:space:]\u00a0\u202f]+|[[:space:]\u00a0\u202f]+$', '', 'g'
  );
end;
$$;

comment on function app.trimmed(text) is
'What a person typed, without the blanks around it, those that do not break included.';

grant execute on function app.trimmed(text) to service_role;
