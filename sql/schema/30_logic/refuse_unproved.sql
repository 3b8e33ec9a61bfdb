create function app.refuse_unproved(client_id uuid)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if not exists (
    select from app.client as c
    where c.id = refuse_unproved.client_id and c.email_proved_at is not null
  ) then
    raise exception using errcode = 'PT409', message = 'email_unproved',
      hint = 'He asks for a code in the client area, and types it there.';
  end if;
end;
$$;

comment on function app.refuse_unproved(uuid) is
'Refuses what waits until a client has shown that he reads the mails of his address. A conflict with
the state of the account and not a missing right, since it is told to operators too.
Errors: PT409 email_unproved.';

grant execute on function app.refuse_unproved(uuid) to service_role, authenticated;
