-- Lock, then look: everything is decided on the row returned here, never on one read before.
create function app.lock_session(session_id text, session_token text, wait_ms integer default 3000)
returns app.temporary_session
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_proven app.temporary_session := app.find_session(
    lock_session.session_id, lock_session.session_token
  );
  v_session app.temporary_session;
begin
  perform set_config('lock_timeout', lock_session.wait_ms || 'ms', true);

  select s.* into v_session
  from app.temporary_session as s
  where s.id = v_proven.id
  for update;

  if not found then
    raise exception using errcode = 'PT404', message = 'session_not_found',
      hint = 'Start a new simulation.';
  end if;

  return v_session;
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request holds this session; try again in a moment.';
end;
$$;

comment on function app.lock_session(text, text, integer) is
'Proves a session as app.find_session does and holds its row until the transaction ends. Waits up to
wait_ms for its turn and as long again for the holder: twice 3 s is within the 8 s of a request.
Errors: PT401 unauthorized, PT404 session_not_found, PT409 session_busy.';

grant execute on function app.lock_session(text, text, integer) to service_role;
