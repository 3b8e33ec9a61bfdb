-- Whoever typed the address first may have left himself a way back: his password, open logins, a
-- second factor, a change of address under way.
create function app.take_over(client_id uuid, login_id text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_before app.client;
  v_after app.client;
  v_requests integer;
begin
  update auth.users as u
  set encrypted_password = null, confirmation_token = '', recovery_token = '',
    email_change = '', email_change_token_new = '', email_change_token_current = '',
    email_change_confirm_status = 0, phone_change = '', phone_change_token = '',
    reauthentication_token = '', updated_at = now()
  where u.id = take_over.client_id;
  delete from auth.one_time_tokens as t where t.user_id = take_over.client_id;
  delete from auth.mfa_factors as f where f.user_id = take_over.client_id;
  delete from auth.sessions as l
  where l.user_id = take_over.client_id and l.id::text is distinct from take_over.login_id;

  select c.* into v_before from app.client as c where c.id = take_over.client_id;
  update app.client as c
  set phone = null, provenance = c.provenance - 'phone',
    contact_consented_at = null, contact_text_version = null,
    marketing_consented_at = null, marketing_text_version = null
  where c.id = take_over.client_id
  returning c.* into v_after;

  -- all of them, so that who is asking for one at this moment is waited for, or waits
  perform from app.client_produit_eligible as c
  where c.client_id = take_over.client_id
  order by c.produit
  for update;
  -- a file that nobody works on yet has what its simulation recommends, as any new one
  update app.client_produit_eligible as c
  set file_status = 'new', file_status_at = now(), updated_at = now(),
    recommendation = app.recommendation(p)
  from app.produit as p
  where c.client_id = take_over.client_id and c.file_status = 'requested'
    and p.ruleset_id = c.ruleset_id and p.code = c.produit;
  get diagnostics v_requests = row_count;

  perform app.write_audit_event(
    'account_taken_over', null, v_after.id, 'client', jsonb_build_object('requests', v_requests)
  );
  perform app.note_consents(v_before, v_after, 'client');
end;
$$;

comment on function app.take_over(uuid, text) is
'Gives an account to who reads its mails and has shown no login by its password: the password stops
working, every login but login_id ends, and with them second factors and codes on their way. The
consents to be contacted and to news, the requests to be accompanied and the phone are somebody
else''s: they go, and the trail tells it.';
