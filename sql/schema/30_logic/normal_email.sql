create function app.normal_email(email text)
returns text
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return lower(btrim(normal_email.email));
end;
$$;

comment on function app.normal_email(text) is
'The one spelling under which an address is kept: Auth''s unique index compares raw text.';

grant execute on function app.normal_email(text) to service_role;
