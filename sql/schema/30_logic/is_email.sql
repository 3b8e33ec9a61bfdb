create function app.is_email(value text)
returns boolean
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return octet_length(is_email.value) <= 255 and is_email.value ~ (
    '^[a-zA-Z0-9.!#$%&''*+/=?^_`{|}~-]+@'
    || '[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
    || '(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$'
  );
end;
$$;

comment on function app.is_email(text) is
'Whether Auth would accept the address at sign-in: its own pattern, ASCII, 255 bytes at most.';

grant execute on function app.is_email(text) to service_role;
