create function app.refuse_many_consents(client_id uuid)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (
    select count(*) from app.audit_event as e
    where e.client_id = refuse_many_consents.client_id and e.kind = 'consents_set'
      and e.at > now() - interval '1 day'
  ) >= 20 then
    raise exception using errcode = 'PT429', message = 'too_many_attempts',
      hint = 'They were changed 20 times within a day. Taking one back is possible all the same.';
  end if;
end;
$$;

comment on function app.refuse_many_consents(uuid) is
'Stops a client who gives a consent again and again, since the trail keeps each change for good.
Never asked before one is only taken back; so there are 22 changes at most in a day.
Errors: PT429 too_many_attempts.';
