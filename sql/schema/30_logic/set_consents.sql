-- With its owner's rights, so that a client may change his consents, at no time but now, and
-- nothing else of his row.
create function app.set_consents(contact boolean, marketing boolean, text_version text)
returns app.client
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_before app.client;
  v_after app.client;
begin
  select c.* into v_before from app.client as c where c.id = app.signed_in_id() for update;
  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  -- what held the row may have ended his login
  perform app.refuse_signed_out();
  if (set_consents.contact and v_before.contact_consented_at is null)
    or (set_consents.marketing and v_before.marketing_consented_at is null)
  then
    perform app.refuse_many_consents(v_before.id);
  end if;

  update app.client as c
  set contact_consented_at = case when set_consents.contact
      then coalesce(c.contact_consented_at, now()) end,
    contact_text_version = case when set_consents.contact
      then coalesce(c.contact_text_version, set_consents.text_version) end,
    marketing_consented_at = case when set_consents.marketing
      then coalesce(c.marketing_consented_at, now()) end,
    marketing_text_version = case when set_consents.marketing
      then coalesce(c.marketing_text_version, set_consents.text_version) end
  where c.id = v_before.id
  returning c.* into v_after;

  perform app.note_consents(v_before, v_after, 'client');
  return v_after;
end;
$$;

comment on function app.set_consents(boolean, boolean, text) is
'Gives or takes back the consents of the signed-in client, and notes what changed. One that stands
keeps its time and the version of its text. Returns his row.
Errors: PT401 unauthorized, PT404 not_found, PT429 too_many_attempts.';

grant execute on function app.set_consents(boolean, boolean, text) to authenticated;
