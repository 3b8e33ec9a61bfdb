-- With its owner's rights, so that a client may change his consents, at no time but now, and
-- nothing else of his row.
create function app.set_consents(contact boolean, marketing boolean, text_version text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update app.client as c
  set contact_consented_at = case when set_consents.contact
      then coalesce(c.contact_consented_at, now()) end,
    contact_text_version = case when set_consents.contact
      then coalesce(c.contact_text_version, set_consents.text_version) end,
    marketing_consented_at = case when set_consents.marketing
      then coalesce(c.marketing_consented_at, now()) end,
    marketing_text_version = case when set_consents.marketing
      then coalesce(c.marketing_text_version, set_consents.text_version) end
  where c.id = (select auth.uid()) and (
    set_consents.contact <> (c.contact_consented_at is not null)
    or set_consents.marketing <> (c.marketing_consented_at is not null)
  );

  if found then
    perform app.write_audit_event(
      'consents_set', null, (select auth.uid()), 'client', jsonb_build_object(
        'contact', set_consents.contact, 'marketing', set_consents.marketing,
        'text_version', set_consents.text_version
      )
    );
  end if;
end;
$$;

comment on function app.set_consents(boolean, boolean, text) is
'Gives or takes back the consents of the signed-in client, and notes it. One that stands keeps its
time and the version of its text.';

grant execute on function app.set_consents(boolean, boolean, text) to authenticated;
