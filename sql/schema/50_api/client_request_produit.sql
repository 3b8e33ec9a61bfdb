create function api.client_request_produit(produit text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_client_id uuid := (select app.signed_in_id());
  v_status app.file_status;
begin
  perform app.refuse_signed_out();

  update app.client_produit_eligible as c
  set file_status = 'requested', file_status_at = now(), updated_at = now()
  where c.client_id = v_client_id
    and c.produit = client_request_produit.produit
    and c.file_status = 'new';

  if found then
    -- what held the file may have ended his login
    perform app.refuse_signed_out();
    insert into app.audit_event (kind, client_id, actor, details)
    values (
      'file_requested', v_client_id, 'client',
      jsonb_build_object('produit', client_request_produit.produit)
    );
  end if;

  select c.file_status into v_status
  from app.client_produit_eligible as c
  where c.client_id = v_client_id and c.produit = client_request_produit.produit;

  -- also what an undo or an erasure took while this call waited for it
  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This client does not have this product.';
  end if;

  return jsonb_build_object(
    'produit', client_request_produit.produit, 'file_status', v_status
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_request_produit(text) is
'The signed-in client asks to be accompanied for one of his products: new becomes requested.
Idempotent; a file that is further on stays where it is. Returns { produit, file_status }.
Errors: PT401 unauthorized, PT404 not_found, PT409 session_busy.';

grant execute on function api.client_request_produit(text) to authenticated;
