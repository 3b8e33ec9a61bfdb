-- The only function that deletes from auth.*. Everything of the client goes with it, by cascade.
create function app.delete_auth_user(user_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  delete from auth.users as u where u.id = delete_auth_user.user_id;
end;
$$;

comment on function app.delete_auth_user(uuid) is
'Erases an Auth user; identities, sessions, client, products and simulations follow by cascade.';

grant execute on function app.delete_auth_user(uuid) to service_role;
