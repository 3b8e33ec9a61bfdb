create function app.note_consents(before app.client, after app.client, actor text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_changed jsonb := (
    select jsonb_strip_nulls(jsonb_build_object(
      'given', jsonb_object_agg(c.consent, c.after) filter (where c.after is not null),
      'withdrawn', jsonb_object_agg(c.consent, c.before) filter (where c.after is null)
    ))
    from (values
      ('terms', (note_consents.before).terms_version, (note_consents.after).terms_version),
      (
        'contact', (note_consents.before).contact_text_version,
        (note_consents.after).contact_text_version
      ),
      (
        'marketing', (note_consents.before).marketing_text_version,
        (note_consents.after).marketing_text_version
      )
    ) as c (consent, before, after)
    where c.before is distinct from c.after
  );
begin
  if v_changed <> '{}' then
    perform app.write_audit_event(
      'consents_set', null, (note_consents.after).id, note_consents.actor, v_changed
    );
  end if;
end;
$$;

comment on function app.note_consents(app.client, app.client, text) is
'Tells the trail which consents of a client came and went, from his row before, null when he is new,
and after: { given, withdrawn }, each { terms, contact or marketing: version of its text }. What
stands is not told again.';

grant execute on function app.note_consents(app.client, app.client, text) to service_role;
