create function app.refuse_late(deadline timestamptz)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if clock_timestamp() > refuse_late.deadline then
    raise exception using errcode = 'PT504', message = 'migration_timeout',
      hint = 'Nothing was changed; try again.';
  end if;
end;
$$;

comment on function app.refuse_late(timestamptz) is
'Checked after each step of a migration: a statement timeout set inside a call would not stop it.
Errors: PT504 migration_timeout.';

grant execute on function app.refuse_late(timestamptz) to service_role;
