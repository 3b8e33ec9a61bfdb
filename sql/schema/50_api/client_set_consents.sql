create function api.client_set_consents(contact boolean, marketing boolean, text_version text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  if not exists (select from app.client as c where c.id = (select auth.uid())) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  if client_set_consents.contact is null or client_set_consents.marketing is null
    or coalesce(client_set_consents.text_version, '') !~ '^[A-Za-z0-9._-]{1,50}$'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'contact and marketing are true or false; text_version is that of the text shown.';
  end if;

  perform app.set_consents(
    client_set_consents.contact, client_set_consents.marketing, client_set_consents.text_version
  );
  return (
    select jsonb_build_object(
      'contact_consented_at', c.contact_consented_at,
      'marketing_consented_at', c.marketing_consented_at
    )
    from app.client as c
    where c.id = (select auth.uid())
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_set_consents(boolean, boolean, text) is
'The signed-in client gives or takes back his agreement to be contacted and to get information.
Both are said each time; one that stands keeps its time. text_version: of the text that he read. It
waits for no proof: taking back must be as easy as giving. Idempotent.
Returns { contact_consented_at, marketing_consented_at }, null for a no.
Errors: PT400 invalid_input, PT404 not_found, PT409 session_busy.';

grant execute on function api.client_set_consents(boolean, boolean, text) to authenticated;
