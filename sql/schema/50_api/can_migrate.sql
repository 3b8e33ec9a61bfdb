create function api.can_migrate(session_id text, session_token text)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session := app.find_session(
    can_migrate.session_id, can_migrate.session_token
  );
  v_reason text := app.obstacle_to_move(v_session);
begin
  return jsonb_build_object('can_migrate', v_reason is null, 'reason', v_reason);
end;
$$;

comment on function api.can_migrate(text, text) is
'Whether a session may become an account now, and if not, the code that api.migrate_session would
give. Called by the edge function session-migration. Returns { can_migrate, reason }.
Errors: PT401 unauthorized, PT404 session_not_found.';

grant execute on function api.can_migrate(text, text) to service_role;
