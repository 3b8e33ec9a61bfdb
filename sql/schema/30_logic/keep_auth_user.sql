-- Before anything else is held, as whoever erases takes them: Auth user, then sessions.
create function app.keep_auth_user(user_id uuid)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  return (
    select u.id from auth.users as u where u.id = keep_auth_user.user_id for key share
  );
end;
$$;

comment on function app.keep_auth_user(uuid) is
'Keeps an Auth user from being erased until the transaction ends, so that a row may name him; null
when he is gone. He goes on signing in.';

grant execute on function app.keep_auth_user(uuid) to service_role;
