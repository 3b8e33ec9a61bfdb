create function app.ensure_client(
  user_id uuid,
  session app.temporary_session,
  answers jsonb,
  profile jsonb,
  consents jsonb
)
returns app.client
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_made app.client;
begin
  perform pg_advisory_xact_lock(hashtextextended(ensure_client.user_id::text, 0));
  perform from app.client as c where c.id = ensure_client.user_id for update;

  if not found then
    if not exists (select from app.auth_user(ensure_client.user_id)) then
      raise exception using errcode = 'PT401', message = 'unauthorized',
        hint = 'This login no longer exists.';
    end if;
    perform app.refuse_profile_faults(app.profile_faults(
      (ensure_client.session).ruleset_id,
      coalesce(ensure_client.profile, '{}'),
      coalesce(ensure_client.consents, '{}')
    ));
    v_made := app.create_client(
      ensure_client.user_id, ensure_client.session, ensure_client.answers,
      ensure_client.profile, ensure_client.consents, false
    );
  end if;

  return v_made;
end;
$$;

comment on function app.ensure_client(uuid, app.temporary_session, jsonb, jsonb, jsonb) is
'Locks the client of a login, or makes it when the login has none yet; two calls for one login
wait for one another. Returns the client that it made, null when there was one.
Errors: PT401 unauthorized when the login is gone, PT422 invalid_profile.';

grant execute on function app.ensure_client(uuid, app.temporary_session, jsonb, jsonb, jsonb)
to service_role;
