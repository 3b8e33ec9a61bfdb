-- The trail is append only for every role that logs in, the owner included.
create function app.keep_audit_events()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using errcode = 'PT403', message = 'forbidden',
    hint = 'Audit events are added, never changed.';
end;
$$;

comment on function app.keep_audit_events() is
'Refuses to change, delete or truncate audit events. Errors: PT403 forbidden.';

create trigger keep_audit_events
  before update or delete or truncate on app.audit_event
  for each statement
  execute function app.keep_audit_events();
