create function app.may_give_consents(client_id uuid)
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select count(*) from app.audit_event as e
    where e.client_id = may_give_consents.client_id and e.kind = 'consents_set'
      and e.at > now() - interval '1 day' and e.id > coalesce((
        select max(o.id) from app.audit_event as o
        where o.client_id = e.client_id and o.kind = 'account_taken_over'
      ), 0)
  ) < 20;
end;
$$;

comment on function app.may_give_consents(uuid) is
'Whether a client may give a consent once more today, since the trail keeps each change for good:
20 changes within a day, those not counted that somebody else made before the account was taken
over. Taking one back is never asked; so there are 22 changes at most in a day.';
