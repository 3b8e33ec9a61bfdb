-- An unknown id, a malformed one and a wrong token get one answer, so that none can be told apart.
create function app.find_session(session_id text, session_token text)
returns app.temporary_session
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session;
begin
  if coalesce(find_session.session_token, '') = '' then
    raise exception using errcode = 'PT401', message = 'unauthorized',
      hint = 'Send the session''s token in the header x-session-token.';
  end if;

  if find_session.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select s.* into v_session
    from app.temporary_session as s
    where s.id = find_session.session_id::uuid
      and s.token_digest = app.digest_token(find_session.session_token);
  end if;

  if v_session.id is null then
    raise exception using errcode = 'PT404', message = 'session_not_found',
      hint = 'Start a new simulation.';
  end if;

  return v_session;
end;
$$;

comment on function app.find_session(text, text) is
'The session that an id and a token prove together. Does not lock.
Errors: PT401 unauthorized, PT404 session_not_found.';

grant execute on function app.find_session(text, text) to service_role;
