create function app.return_session(session_id uuid)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update app.temporary_session as s
  set status = 'completed', client_id = null, migrated_at = null, migration_ms = null
  where s.id = return_session.session_id;
end;
$$;

comment on function app.return_session(uuid) is
'Gives a session back to whoever holds its token, as it was before it was migrated: completed, with
its answers, its results and its expiry. The trail must say first that the migration is undone.
Errors: PT409 session_already_migrated when it does not.';

grant execute on function app.return_session(uuid) to service_role;
