create function app.auth_user(user_id uuid)
returns table (email text, is_confirmed boolean)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
  select u.email::text, u.email_confirmed_at is not null
  from auth.users as u
  where u.id = auth_user.user_id;
end;
$$;

comment on function app.auth_user(uuid) is
'The address of an Auth user and whether it is confirmed: all that the product reads of
auth.users.';

grant execute on function app.auth_user(uuid) to service_role;
