-- With its owner's rights, so that a client may note this one fact and change nothing else of his
-- row.
create function app.prove_email()
returns timestamptz
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_client_id uuid := (select auth.uid());
  v_proved_at timestamptz;
begin
  update app.client as c
  set email_proved_at = now()
  where c.id = v_client_id and c.email_proved_at is null and app.is_login_by_mail();

  if found then
    perform app.write_audit_event('email_proved', null, v_client_id, 'client', '{}');
  end if;

  select c.email_proved_at into v_proved_at from app.client as c where c.id = v_client_id;
  return v_proved_at;
end;
$$;

comment on function app.prove_email() is
'Notes that the signed-in client reads the mails of his address, once, when his login was opened by
a code from there. Returns since when it is known; null while it is not.';

grant execute on function app.prove_email() to authenticated;
