create function app.lock_auth_user(user_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform from auth.users as u where u.id = lock_auth_user.user_id for update;
end;
$$;

comment on function app.lock_auth_user(uuid) is
'Holds an Auth user until the transaction ends: whoever may have to erase him does so before he
holds anything of his, since Auth''s own erasure starts there.';

grant execute on function app.lock_auth_user(uuid) to service_role;
