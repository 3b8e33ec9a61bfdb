create function api.set_file_status(client_id uuid, produit text, file_status text, operator text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_before app.file_status;
begin
  if coalesce(set_file_status.file_status, '') not in ('in_progress', 'done', 'abandoned')
    or coalesce(set_file_status.operator, '') !~ '^[a-z0-9_-]{1,50}$'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'file_status is in_progress, done or abandoned; operator is an identifier.';
  end if;

  select c.file_status into v_before
  from app.client_produit_eligible as c
  where c.client_id = set_file_status.client_id and c.produit = set_file_status.produit
  for update;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This client does not have this product.';
  end if;
  if set_file_status.file_status <> 'abandoned' then
    perform app.refuse_unproved(set_file_status.client_id);
  end if;

  update app.client_produit_eligible as c
  set file_status = set_file_status.file_status::app.file_status, file_status_at = now(),
    updated_at = now()
  where c.client_id = set_file_status.client_id and c.produit = set_file_status.produit;

  perform app.write_audit_event(
    'file_status_set', null, set_file_status.client_id, 'operator:' || set_file_status.operator,
    jsonb_build_object(
      'produit', set_file_status.produit, 'from', v_before, 'to', set_file_status.file_status
    )
  );

  return jsonb_build_object(
    'produit', set_file_status.produit, 'file_status', set_file_status.file_status
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.set_file_status(uuid, text, text, text) is
'An operator moves a client''s file to in_progress, done or abandoned. operator: an
identifier for the audit trail, at most 50 lower-case letters, digits, - and _. Work on a file waits
for the proof of the client''s address; abandoning it does not.
Returns { produit, file_status }.
Errors: PT400 invalid_input, PT404 not_found, PT409 email_unproved, PT409
session_busy.';

grant execute on function api.set_file_status(uuid, text, text, text) to service_role;
