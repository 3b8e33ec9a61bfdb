create function app.digest_token(session_token text)
returns bytea
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return sha256(convert_to(session_token, 'UTF8'));
end;
$$;

comment on function app.digest_token(text) is
'SHA-256 of a session''s token: the only form in which the database keeps it.';

grant execute on function app.digest_token(text) to service_role;
