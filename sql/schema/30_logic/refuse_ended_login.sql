create function app.refuse_ended_login(user_id uuid, login_id text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if refuse_ended_login.login_id is not null
    and not app.is_live_login(refuse_ended_login.user_id, refuse_ended_login.login_id)
  then
    raise exception using errcode = 'PT401', message = 'unauthorized',
      hint = 'This login has ended: sign in again.';
  end if;
end;
$$;

comment on function app.refuse_ended_login(uuid, text) is
'The same for a login that an edge function has verified and passes on. Without login_id the caller
vouches for the user himself. Errors: PT401 unauthorized.';

grant execute on function app.refuse_ended_login(uuid, text) to service_role;
