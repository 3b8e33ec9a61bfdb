-- Read by a constraint, so it is there before the tables. It leaves no room for a name, an address
-- or a number: what a client agreed to is told by the audit trail, for good.
create function app.is_text_version(value text)
returns boolean
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select is_text_version.value ~ '^20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$';
$$;

comment on function app.is_text_version(text) is
'Whether this names a version of a text that people agree to: its month, as 2026-01, or its day, as
2026-01-31.';

grant execute on function app.is_text_version(text) to service_role, authenticated;
