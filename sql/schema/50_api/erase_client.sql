create function api.erase_client(client_id uuid, operator text, reason text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  if coalesce(erase_client.reason, '') not in ('requested', 'inactive', 'duplicate', 'not_his')
    or coalesce(erase_client.operator, '') !~ '^[a-z0-9_-]{1,50}$'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'reason is requested, inactive, duplicate or not_his; operator is an identifier.';
  end if;

  return app.erase_client(
    erase_client.client_id, 'operator:' || erase_client.operator, erase_client.reason
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.erase_client(uuid, text, text) is
'An operator erases a client and all that is held about him, for good. reason: requested (he asked,
and the operator made sure who he is), inactive, duplicate, or not_his (somebody else had typed the
address). operator: as for api.set_file_status. The address may sign up again.
Returns { simulations, produits }: how many went.
Errors: PT400 invalid_input, PT404 not_found, PT409 session_busy.';

grant execute on function api.erase_client(uuid, text, text) to service_role;
