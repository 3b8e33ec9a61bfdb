-- The proof is of an address, and Auth can give the account another one.
create function app.doubt_changed_email()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update app.client as c
  set email_proved_at = null
  where c.id = new.id and c.email_proved_at is not null;

  if found then
    perform app.write_audit_event('email_changed', null, new.id, 'auth', '{}');
  end if;

  delete from auth.sessions as l
  using auth.mfa_amr_claims as m
  where l.user_id = new.id and m.session_id = l.id and m.authentication_method <> 'password';
  return null;
end;
$$;

comment on function app.doubt_changed_email() is
'Forgets the proof of an address when the Auth user gets another one, by whatever way, and ends the
logins that a code to the former one opened: they would prove the new one. With its owner''s rights,
since Auth''s role has none here.';

create trigger tremplin_doubt_changed_email
  after update of email on auth.users
  for each row
  when (lower(old.email) is distinct from lower(new.email))
  execute function app.doubt_changed_email();
