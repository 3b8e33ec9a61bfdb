-- The other road to an account: Auth makes the user, and his sign-up carries the proof of a
-- session.
create function app.complete_sign_up(user_id uuid, email text, proof jsonb)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '3s'
as $$
declare
  v_started_at timestamptz := clock_timestamp();
  -- Auth gives a request 10 s
  v_deadline timestamptz := v_started_at + interval '8 seconds';
  v_profile jsonb := complete_sign_up.proof -> 'profile';
  v_consents jsonb := complete_sign_up.proof -> 'consents';
  v_session app.temporary_session;
  v_context text;
begin
  perform app.refuse_malformed('tremplin', complete_sign_up.proof);
  perform app.refuse_malformed('profile', v_profile);
  perform app.refuse_malformed('consents', v_consents);

  v_session := app.lock_session(
    complete_sign_up.proof ->> 'session_id', complete_sign_up.proof ->> 'session_token'
  );
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);
  perform app.refuse_incomplete(v_session);
  perform app.refuse_profile_faults(
    case when coalesce(complete_sign_up.email, '') = ''
      then array[row('email', 'required', null, null)::app.fault]
    end || app.profile_faults(v_session.ruleset_id, v_profile, v_consents)
  );

  perform app.complete_migration(
    v_session, complete_sign_up.user_id, v_profile, v_consents, v_started_at, v_deadline
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
  when others then
    if sqlstate ~ '^(PT|40)' then
      raise;
    end if;
    get stacked diagnostics v_context = pg_exception_context;
    raise exception using errcode = 'PT500', message = 'internal_error',
      detail = jsonb_build_object('step', app.failed_step(v_context), 'sqlstate', sqlstate);
end;
$$;

comment on function app.complete_sign_up(uuid, text, jsonb) is
'Gives a completed session to the user whom Auth is making, in Auth''s own transaction. proof:
{ session_id, session_token, profile, consents }. Called by the trigger of
app.enable_sign_up_trigger(). Whatever is refused, the sign-up is refused with it.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409
session_already_migrated, PT409 session_busy, PT410 session_expired, PT422 session_incomplete,
PT422 invalid_profile, PT504 migration_timeout, PT500 internal_error with the step.';
