-- The trail is append only for every role that logs in. Of its owner it asks a deliberate step: he
-- may drop what is his, this trigger included; always, so that to pass for a replica is not enough.
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
'Refuses to change, delete or truncate audit events, in every session_replication_role. Nothing
hinders the owner of the table from disabling it. Errors: PT403 forbidden.';

create trigger keep_audit_events
  before update or delete or truncate on app.audit_event
  for each statement
  execute function app.keep_audit_events();

alter table app.audit_event enable always trigger keep_audit_events;
