create function app.is_password_login(user_id uuid, login_id text)
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return app.is_live_login(is_password_login.user_id, is_password_login.login_id)
    and exists (
      select from auth.mfa_amr_claims as m
      join auth.sessions as l on l.id = m.session_id
      where l.user_id = is_password_login.user_id
        and l.id::text = is_password_login.login_id
        and m.authentication_method = 'password'
    );
end;
$$;

comment on function app.is_password_login(uuid, text) is
'Whether a user is signed in by this login, and opened it by his password, as Auth has noted it.';
