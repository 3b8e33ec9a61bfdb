create function app.mark_session_migrated(session_id uuid, client_id uuid, started_at timestamptz)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update app.temporary_session as s
  set status = 'migrated', client_id = mark_session_migrated.client_id, migrated_at = now(),
    migration_ms = round(
      1000 * extract(epoch from clock_timestamp() - mark_session_migrated.started_at), 3
    )
  where s.id = mark_session_migrated.session_id;
end;
$$;

comment on function app.mark_session_migrated(uuid, uuid, timestamptz) is
'The last change of a session: from now on it belongs to a client. Takes the time its steps took.';

grant execute on function app.mark_session_migrated(uuid, uuid, timestamptz) to service_role;
