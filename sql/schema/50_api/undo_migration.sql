create function api.undo_migration(session_id text, operator text, reason text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '5s'
as $$
declare
  v_session app.temporary_session;
  v_move app.standing_move;
begin
  if coalesce(undo_migration.operator, '') !~ '^[a-z0-9_-]{1,50}$'
    or coalesce(length(app.trimmed(undo_migration.reason)), 0) not between 1 and 500
    or undo_migration.reason ~ '@'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'operator is an identifier; reason is 1 to 500 characters without personal data.';
  end if;

  v_session := app.lock_migrated_session(undo_migration.session_id);
  select m.* into v_move from app.standing_move as m where m.session_id = v_session.id;
  perform app.refuse_too_late_to_undo(v_session, v_move);
  perform app.refuse_in_use(v_move);

  perform app.write_audit_event(
    'migration_undone', v_session.id, v_move.client_id, 'operator:' || undo_migration.operator,
    jsonb_build_object(
      'undone', v_move.kind, 'reason', app.trimmed(undo_migration.reason),
      'client_gone', not exists (
        select from app.simulation as m
        where m.client_id = v_move.client_id and m.session_id <> v_session.id
      )
    )
  );
  perform app.return_session(v_session.id);
  if v_move.kind = 'session_migrated' then
    perform app.delete_auth_user(v_move.client_id);
  else
    perform app.detach_session(v_session.id);
  end if;

  return jsonb_build_object(
    'session_id', v_session.id, 'client_id', v_move.client_id, 'undone', v_move.kind
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.undo_migration(text, text, text) is
'An operator takes a migration back while nothing rests on it. Of a sign-up: the Auth user and all
that belongs to it go. Of an attachment: what it added goes, what it renewed is as before; when it
had made the client of a login, the client goes and the login stays. client_gone in the audit event
says whether there is no client any more. The session is completed again, under the same token and
with the expiry it had. operator: as for api.set_file_status. reason: why, 1 to 500 characters, kept
for good in the audit event, which the client may read: no name, address or number of a person; a
text with an @ is refused.
Returns { session_id, client_id, undone: session_migrated or session_attached }.
Errors: PT400 invalid_input, PT404 session_not_found, PT409 session_not_migrated, PT409
migration_in_use with what rests on it, PT409 session_busy, PT410 undo_too_late.';

grant execute on function api.undo_migration(text, text, text) to service_role;
