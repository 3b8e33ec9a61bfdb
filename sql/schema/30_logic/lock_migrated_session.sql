-- In the order of whoever erases an account, attaches or works on a file: Auth user, session,
-- client, files. Whose session it is must be read before it is held, and is read again once it is.
create function app.lock_migrated_session(session_id text)
returns app.temporary_session
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_found app.temporary_session;
  v_session app.temporary_session;
begin
  if lock_migrated_session.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select s.* into v_found
    from app.temporary_session as s
    where s.id = lock_migrated_session.session_id::uuid;
    perform app.lock_auth_user(v_found.client_id);
    select s.* into v_session from app.temporary_session as s where s.id = v_found.id for update;
  end if;

  if v_session.id is null then
    raise exception using errcode = 'PT404', message = 'session_not_found',
      hint = 'No session has this id.';
  end if;
  if v_session.status <> 'migrated' then
    raise exception using errcode = 'PT409', message = 'session_not_migrated',
      hint = 'No account has this simulation, or no longer: there is nothing to take back.';
  end if;
  if v_session.client_id is distinct from v_found.client_id then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'It went to an account just now; try again in a moment.';
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
'Holds a migrated session, its Auth user, client and files until the transaction ends.
Errors: PT404 session_not_found, PT409 session_not_migrated, PT409 session_busy.';

grant execute on function app.lock_migrated_session(text) to service_role;
