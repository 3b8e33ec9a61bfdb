create function app.refuse_migrated(session app.temporary_session)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (refuse_migrated.session).status = 'migrated' then
    raise exception using errcode = 'PT409', message = 'session_already_migrated',
      hint = 'Sign in: this simulation already belongs to an account.';
  end if;
end;
$$;

comment on function app.refuse_migrated(app.temporary_session) is
'Stops what may no longer happen to a session that belongs to a client.
Errors: PT409 session_already_migrated.';

grant execute on function app.refuse_migrated(app.temporary_session) to service_role;
