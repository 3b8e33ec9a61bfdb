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
  v_contact boolean := set_consents.contact;
  v_marketing boolean := set_consents.marketing;
begin
  select c.* into v_before from app.client as c where c.id = app.signed_in_id() for update;
  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  -- what held the row may have ended his login
  perform app.refuse_signed_out();
  if not app.may_give_consents(v_before.id) then
    v_contact := v_contact and v_before.contact_consented_at is not null;
    v_marketing := v_marketing and v_before.marketing_consented_at is not null;
    if (v_contact, v_marketing) <> (set_consents.contact, set_consents.marketing)
      and v_contact = (v_before.contact_consented_at is not null)
      and v_marketing = (v_before.marketing_consented_at is not null)
    then
      raise exception using errcode = 'PT429', message = 'too_many_attempts',
        hint = 'They were changed 20 times within a day. Taking one back is possible all the same.';
    end if;
  end if;

  update app.client as c
  set contact_consented_at = case when v_contact
      then coalesce(c.contact_consented_at, now()) end,
    contact_text_version = case when v_contact
      then coalesce(c.contact_text_version, set_consents.text_version) end,
    marketing_consented_at = case when v_marketing
      then coalesce(c.marketing_consented_at, now()) end,
    marketing_text_version = case when v_marketing
      then coalesce(c.marketing_text_version, set_consents.text_version) end
  where c.id = v_before.id
  returning c.* into v_after;

  perform app.note_consents(v_before, v_after, 'client');
  return v_after;
end;
$$;

comment on function app.set_consents(boolean, boolean, text) is
'Gives or takes back the consents of the signed-in client, and notes what changed. One that stands
keeps its time and the version of its text. After 20 changes within a day only what is taken back
counts; where that is nothing, it is refused. Returns his row.
Errors: PT401 unauthorized, PT404 not_found, PT429 too_many_attempts.';

grant execute on function app.set_consents(boolean, boolean, text) to authenticated;
