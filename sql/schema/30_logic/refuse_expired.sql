create function app.refuse_expired(session app.temporary_session)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (refuse_expired.session).expires_at <= now() then
    raise exception using errcode = 'PT410', message = 'session_expired',
      hint = 'Start a new simulation.';
  end if;
end;
$$;

comment on function app.refuse_expired(app.temporary_session) is
'Stops what may not happen to a session left alone for 7 days.
Errors: PT410 session_expired.';

grant execute on function app.refuse_expired(app.temporary_session) to service_role;
