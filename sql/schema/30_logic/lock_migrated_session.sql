-- In the order of whoever attaches or works on a file: session, client, files.
create function app.lock_migrated_session(session_id text)
returns app.temporary_session
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session;
begin
  if lock_migrated_session.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select s.* into v_session
    from app.temporary_session as s
    where s.id = lock_migrated_session.session_id::uuid
    for update;
  end if;

  if v_session.id is null then
    raise exception using errcode = 'PT404', message = 'session_not_found',
      hint = 'No session has this id.';
  end if;
  if v_session.status <> 'migrated' then
    raise exception using errcode = 'PT409', message = 'session_not_migrated',
      hint = 'No account has this simulation, or no longer: there is nothing to take back.';
  end if;

  perform from app.client as c where c.id = v_session.client_id for update;
  perform from app.client_produit_eligible as c
  where c.client_id = v_session.client_id
  order by c.produit
  for update;
  return v_session;
end;
$$;

comment on function app.lock_migrated_session(text) is
'Holds a migrated session, its client and the client''s files until the transaction ends.
Errors: PT404 session_not_found, PT409 session_not_migrated.';

grant execute on function app.lock_migrated_session(text) to service_role;
