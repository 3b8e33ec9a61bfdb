create function api.client_erase(confirmation text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  perform app.refuse_signed_out();
  return app.erase_own_account(client_erase.confirmation);
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_erase(text) is
'The signed-in client erases his account and all that is held about him, for good. He has given his
password or a code within 15 minutes, whatever the age of the token. confirmation: the e-mail
address of the account, so that a page left open on one account never erases another that signed in
meanwhile. Waits for the proof of the address: whoever merely typed it must not erase its owner''s
account. The address may sign up again.
Returns { simulations, produits }: how many went.
Errors: PT400 invalid_input, PT401 unauthorized, PT403 sign_in_too_old, PT404 not_found, PT409
email_unproved, PT409 session_busy.';

grant execute on function api.client_erase(text) to authenticated;
