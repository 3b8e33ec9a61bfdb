create function app.write_audit_event(
  kind text,
  session_id uuid,
  client_id uuid,
  actor text,
  details jsonb
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.audit_event (kind, session_id, client_id, actor, details)
  values (
    write_audit_event.kind, write_audit_event.session_id, write_audit_event.client_id,
    write_audit_event.actor, write_audit_event.details
  );
end;
$$;

comment on function app.write_audit_event(text, uuid, uuid, text, jsonb) is
'Adds one event to the trail. Details hold counts and codes, never personal data.';

grant execute on function app.write_audit_event(text, uuid, uuid, text, jsonb) to service_role;
