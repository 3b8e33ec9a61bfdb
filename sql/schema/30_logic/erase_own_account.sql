-- With its owner's rights, so that a client may erase himself and nobody else: it looks at the
-- signed token itself.
create function app.erase_own_account(confirmation text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_client_id uuid := app.signed_in_id();
begin
  if not exists (select from app.client as c where c.id = v_client_id) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client.';
  end if;
  perform app.refuse_unproved(v_client_id);
  perform app.refuse_old_sign_in();
  if not exists (
    select from app.auth_user(v_client_id) as u
    where u.email = app.normal_email(erase_own_account.confirmation)
  ) then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'confirmation is the e-mail address of the account.';
  end if;

  return app.erase_client(v_client_id, 'client', 'requested');
end;
$$;

comment on function app.erase_own_account(text) is
'Erases the signed-in client, as api.client_erase says.
Errors: PT400 invalid_input, PT403 sign_in_too_old, PT404 not_found, PT409 email_unproved.';

grant execute on function app.erase_own_account(text) to authenticated;
