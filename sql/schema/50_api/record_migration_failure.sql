create function api.record_migration_failure(
  session_id text,
  request_id text,
  code text,
  step text default null,
  client_id uuid default null
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_request_id text := left(record_migration_failure.request_id, 100);
  v_session_id uuid := case
    when record_migration_failure.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then record_migration_failure.session_id::uuid
  end;
  v_is_test boolean;
  v_client_id uuid;
begin
  perform app.refuse_no_failure(
    v_request_id, record_migration_failure.code, record_migration_failure.step
  );
  v_client_id := app.keep_auth_user(record_migration_failure.client_id);

  -- a call that was cut off may be at work still: after it, its outcome is known
  select s.is_test into v_is_test
  from app.temporary_session as s
  where s.id = v_session_id
  for update;

  if app.has_moved(v_session_id, v_request_id) then
    return false;
  end if;

  insert into app.migration_failure (
    session_id, is_test, request_id, code, step, road, client_id
  )
  values (
    v_session_id, coalesce(v_is_test, false), v_request_id, record_migration_failure.code,
    record_migration_failure.step,
    case when record_migration_failure.client_id is null then 'migrate' else 'attach' end,
    v_client_id
  )
  on conflict on constraint migration_failure_request_id_key do nothing;
  return true;
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'The outcome is not known yet; ask again in a moment.';
end;
$$;

comment on function api.record_migration_failure(text, text, text, text, uuid) is
'Notes a migration that failed and was rolled back, trace included. Once for each request, at any
time after it. client_id: of the login, when the session was to be attached to one; it is kept until
that login is erased. Takes no personal data. Called by the edge function session-migration, after
the failed call. Returns whether it is a failure: false, and nothing noted, when that request did
move the session and only its answer was lost.
Errors: PT400 invalid_input, PT409 session_busy.';

grant execute on function api.record_migration_failure(text, text, text, text, uuid)
to service_role;
