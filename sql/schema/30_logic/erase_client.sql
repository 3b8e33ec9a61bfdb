-- With its owner's rights: nobody else writes the counts that stay.
create function app.erase_client(client_id uuid, actor text, reason text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_sessions uuid[];
  v_erased jsonb;
begin
  -- the Auth user first, as Auth's own erasure does, then sessions before the client, as whoever
  -- attaches or undoes takes them
  perform app.lock_auth_user(erase_client.client_id);
  perform from app.temporary_session as s
  where s.client_id = erase_client.client_id
  order by s.id
  for update;
  perform from app.client as c where c.id = erase_client.client_id for update;
  -- after an undo, a login may be left of somebody who was a client
  if not found and not exists (
    select from app.audit_event as e
    where e.client_id = erase_client.client_id
      and exists (select from app.auth_user(erase_client.client_id))
  ) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'There is no client with this id.';
  end if;

  v_sessions := array(
    select s.id from app.temporary_session as s where s.client_id = erase_client.client_id
  );
  v_erased := jsonb_build_object(
    'simulations', cardinality(v_sessions),
    'produits', (
      select count(*) from app.client_produit_eligible as p
      where p.client_id = erase_client.client_id
    )
  );
  perform app.keep_session_counts(v_sessions);
  perform app.write_audit_event(
    'client_erased', null, erase_client.client_id, erase_client.actor,
    v_erased || jsonb_build_object('reason', erase_client.reason)
  );
  perform app.delete_auth_user(erase_client.client_id);
  return v_erased;
end;
$$;

comment on function app.erase_client(uuid, text, text) is
'Erases a client: the Auth user with his logins, the client, products, simulations, and the sessions
with their answers; or the login that an undo left of one. An Auth user who never was a client is
none of its business. What stays: counts without anybody in them, and the audit trail, whose
identifiers lead nowhere from then on. Returns { simulations, produits }: how many went.
Errors: PT404 not_found.';

grant execute on function app.erase_client(uuid, text, text) to service_role;
