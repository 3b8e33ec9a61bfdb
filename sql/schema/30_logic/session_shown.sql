create function app.session_shown(session app.temporary_session)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'session_id', (session_shown.session).id,
    'status', (session_shown.session).status,
    'ruleset', (
      select r.name from app.ruleset as r where r.id = (session_shown.session).ruleset_id
    ),
    'source', (session_shown.session).source,
    'created_at', (session_shown.session).created_at,
    'expires_at', (session_shown.session).expires_at,
    'completed_at', (session_shown.session).completed_at
  );
end;
$$;

comment on function app.session_shown(app.temporary_session) is
'A session as its visitor sees it: never the digest of his token.';

grant execute on function app.session_shown(app.temporary_session) to service_role;
