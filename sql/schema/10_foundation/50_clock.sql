-- The day that rules are judged on. French law's day is that of Paris.
create function app.today()
returns date
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return coalesce(
    nullif(current_setting('tremplin.today', true), '')::date,
    (now() at time zone 'Europe/Paris')::date
  );
end;
$$;

comment on function app.today() is
'The date of evaluation where none is given. The setting tremplin.today replaces it, so that a
database can be tried at another date; callers over HTTP cannot set it.';

grant execute on function app.today() to service_role;
