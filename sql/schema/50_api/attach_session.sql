create function api.attach_session(
  session_id text,
  session_token text,
  client_id uuid,
  profile jsonb default null,
  consents jsonb default null,
  timeout_ms integer default 30000,
  request_id text default null,
  login_id text default null
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set statement_timeout = '30s'
as $$
declare
  v_started_at timestamptz := clock_timestamp();
  v_timeout_ms integer := least(greatest(coalesce(attach_session.timeout_ms, 30000), 1), 30000);
  v_deadline timestamptz := v_started_at + make_interval(secs => v_timeout_ms / 1000.0);
  v_session app.temporary_session;
  v_answers jsonb;
  v_made app.client;
  v_moved jsonb;
  v_context text;
begin
  perform app.refuse_malformed('profile', coalesce(attach_session.profile, '{}'));
  perform app.refuse_malformed('consents', coalesce(attach_session.consents, '{}'));
  perform app.refuse_ended_login(attach_session.client_id, attach_session.login_id);

  v_session := app.lock_session(
    attach_session.session_id, attach_session.session_token, least(v_timeout_ms, 5000)
  );
  if v_session.status = 'migrated' then
    return app.repeated_attachment(v_session, attach_session.client_id);
  end if;
  perform app.refuse_given_up(attach_session.request_id);
  perform app.refuse_expired(v_session);
  perform app.refuse_incomplete(v_session);

  v_answers := app.session_answers(v_session.id);
  v_made := app.ensure_client(
    attach_session.client_id, v_session, v_answers, attach_session.profile, attach_session.consents
  );
  -- what held the client may have ended the login
  perform app.refuse_ended_login(attach_session.client_id, attach_session.login_id);
  perform app.refuse_late(v_deadline);
  v_moved := app.move_session(
    v_session, v_answers, attach_session.client_id, 'session_attached', 'client', v_started_at,
    v_deadline, attach_session.request_id
  );
  perform app.note_consents(null, v_made, 'client');
  perform app.refuse_late(v_deadline);
  return app.attachment_answer(attach_session.client_id, v_moved);
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

comment on function api.attach_session(text, text, uuid, jsonb, jsonb, integer, text, text) is
'Gives a completed session to a login that exists already; needs the session''s token and, checked
by the edge function session-migration, the login: login_id is the session_id of its token, which
must live; without it the caller vouches for the login. Same copy as api.migrate_session; a file
under way keeps its status, nothing is removed. profile and consents: only for a login that has no
client yet.
Returns { client_id, added, refreshed, protected }, the same when repeated by the same login.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409
session_already_migrated, PT409 session_busy, PT410 session_expired, PT422 session_incomplete,
PT422 invalid_profile, PT504 migration_timeout, PT500 internal_error with the step.';

grant execute on function api.attach_session(text, text, uuid, jsonb, jsonb, integer, text, text)
to service_role;
