-- Texts, for Postgres would log what it cannot read as a boolean, and tell it to the caller.
create function api.client_set_consents(contact text, marketing text, text_version text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_wrong text;
  v_client app.client;
begin
  perform app.refuse_signed_out();
  if not exists (select from app.client as c where c.id = (select app.signed_in_id())) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  v_wrong := case
    when coalesce(client_set_consents.contact, '') not in ('true', 'false')
      then 'contact is true or false.'
    when coalesce(client_set_consents.marketing, '') not in ('true', 'false')
      then 'marketing is true or false.'
    when not coalesce(app.is_text_version(client_set_consents.text_version), false)
      then 'text_version is that of the text shown: its month or day, as 2026-01.'
  end;
  if v_wrong is not null then
    raise exception using errcode = 'PT400', message = 'invalid_input', hint = v_wrong;
  end if;

  v_client := app.set_consents(
    client_set_consents.contact::boolean, client_set_consents.marketing::boolean,
    client_set_consents.text_version
  );
  return jsonb_build_object(
    'contact_consented_at', v_client.contact_consented_at,
    'marketing_consented_at', v_client.marketing_consented_at
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_set_consents(text, text, text) is
'The signed-in client gives or takes back his agreement to be contacted and to get information.
Both are said each time, true or false; one that stands keeps its time. text_version: of the text
that he read, its month or its day. It waits for no proof: taking back must be as easy as giving,
and is never refused for being frequent; giving is, after 20 changes within a day, and beside a
withdrawal it goes unheard: the answer says what stands. Idempotent.
Returns { contact_consented_at, marketing_consented_at }, null for a no.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 not_found, PT409 session_busy, PT429
too_many_attempts.';

grant execute on function api.client_set_consents(text, text, text) to authenticated;
