-- A signed token says who somebody was when it was given, and goes on for up to an hour. Whether
-- the login that gave it still stands is known to Auth alone.
create function app.is_live_login(user_id uuid, login_id text)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_login_id uuid := case
    when is_live_login.login_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then is_live_login.login_id::uuid
  end;
begin
  return exists (
    select from auth.sessions as l
    join auth.users as u on u.id = l.user_id
    where l.id = v_login_id
      and l.user_id = is_live_login.user_id
      and coalesce(l.not_after, 'infinity') > now()
      and coalesce(u.banned_until, '-infinity') <= now()
      and u.deleted_at is null
  );
end;
$$;

comment on function app.is_live_login(uuid, text) is
'Whether a user is still signed in by this login, which is a row of auth.sessions and the session_id
of each token it gives: not signed out, here or everywhere, not past its end, and the user neither
banned nor deleted.';

grant execute on function app.is_live_login(uuid, text) to service_role;

create function app.signed_in_id()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return case
    when app.is_live_login(auth.uid(), auth.jwt() ->> 'session_id') then auth.uid()
  end;
end;
$$;

comment on function app.signed_in_id() is
'The user of this call, while the login that its signed token names lives; null else. The one place
where a token is believed: policies and functions ask here.';

grant execute on function app.signed_in_id() to authenticated;
