create function app.obstacle_to_attach(client_id uuid)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case
    when exists (select from app.client as c where c.id = obstacle_to_attach.client_id) then null
    when exists (select from app.auth_user(obstacle_to_attach.client_id)) then 'invalid_profile'
    else 'unauthorized'
  end;
end;
$$;

comment on function app.obstacle_to_attach(uuid) is
'The code with which a login would be refused a session without profile and consents; null when it
has a client.';

grant execute on function app.obstacle_to_attach(uuid) to service_role;
