-- With its owner's rights, so that a client may note this one fact and change nothing else of his
-- row.
create function app.prove_email(password_login text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_client_id uuid := app.signed_in_id();
  v_proof jsonb;
begin
  if app.is_login_by_mail() and exists (
    select from app.client as c where c.id = v_client_id and c.email_proved_at is null
  ) then
    -- before the client, as Auth and whoever erases take them
    perform app.lock_auth_user(v_client_id);
    update app.client as c
    set email_proved_at = now()
    where c.id = v_client_id and c.email_proved_at is null;

    if found then
      perform app.write_audit_event('email_proved', null, v_client_id, 'client', '{}');
      if not app.is_password_login(v_client_id, prove_email.password_login) then
        perform app.take_over(v_client_id, auth.jwt() ->> 'session_id');
      else
        -- who goes on with the login by code can sign out of no other
        delete from auth.sessions as l
        where l.user_id = v_client_id and l.id::text = prove_email.password_login;
      end if;
    end if;
  end if;

  select jsonb_build_object(
    'email_proved_at', c.email_proved_at,
    'has_password', coalesce(u.encrypted_password, '') <> ''
  ) into v_proof
  from app.client as c
  join auth.users as u on u.id = c.id
  where c.id = v_client_id;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  return v_proof;
end;
$$;

comment on function app.prove_email(text) is
'Notes that the signed-in client reads the mails of his address, once, when his login was opened by
a code from there. password_login: the session_id of a login by password that he holds too; with it,
who signed up and who reads the mails are one, and that login has served. Without it they may be
two, and app.take_over() gives him the account. Returns { email_proved_at, has_password }: since
when it is known, null while it is not; and whether the account has a password.
Errors: PT404 not_found.';

grant execute on function app.prove_email(text) to authenticated;
