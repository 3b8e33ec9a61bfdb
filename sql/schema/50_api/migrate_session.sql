-- The promise of the product: everything moves, or nothing does.
create function api.migrate_session(
  session_id text,
  session_token text,
  email text,
  password_hash text,
  profile jsonb,
  consents jsonb,
  timeout_ms integer default 30000,
  request_id text default null,
  email_proof text default 'auto'
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
  v_timeout_ms integer := least(greatest(coalesce(migrate_session.timeout_ms, 30000), 1), 30000);
  v_deadline timestamptz := v_started_at + make_interval(secs => v_timeout_ms / 1000.0);
  v_session app.temporary_session;
  v_user_id uuid;
  v_moved jsonb;
  v_context text;
begin
  perform app.refuse_malformed('profile', migrate_session.profile);
  perform app.refuse_malformed('consents', migrate_session.consents);
  perform app.refuse_unknown_proof(migrate_session.email_proof);

  v_session := app.lock_session(
    migrate_session.session_id, migrate_session.session_token, least(v_timeout_ms, 5000)
  );
  if v_session.status = 'migrated' then
    return app.repeated_migration(v_session, migrate_session.email);
  end if;
  perform app.refuse_given_up(migrate_session.request_id);
  perform app.refuse_expired(v_session);
  perform app.refuse_incomplete(v_session);
  perform app.refuse_invalid_sign_up(
    v_session.ruleset_id, migrate_session.email, migrate_session.password_hash,
    migrate_session.profile, migrate_session.consents
  );

  v_user_id := app.create_auth_user(
    migrate_session.email, migrate_session.password_hash, migrate_session.email_proof = 'auto'
  );
  perform app.refuse_late(v_deadline);
  v_moved := app.complete_migration(
    v_session, v_user_id, migrate_session.profile, migrate_session.consents,
    v_started_at, v_deadline, migrate_session.request_id
  );
  return app.migration_answer(v_user_id, false, v_moved);
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

comment on function api.migrate_session(
  text, text, text, text, jsonb, jsonb, integer, text, text
) is
'Turns a completed session into an account, in this one transaction: Auth user, client, products,
simulation, session marked, audit event. password_hash: bcrypt of cost 10, null when the password
was out of bounds. timeout_ms: milliseconds, 30 000 at most. request_id: by which
api.record_migration_failure tells what this call came to. email_proof: auto, and he signs in at
once; required, and Auth lets him in only by the code that the caller has it mail once this has
committed. Either way app.client.email_proved_at is null until he types a code. Repeated with the
same e-mail address, it returns the same answer, with confirmation_required as it is by then. Called
by the edge function session-migration.
Returns { client_id, already_migrated, confirmation_required, moved: { produits, responses,
simulations } }.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409
session_already_migrated, PT409 session_busy, PT410 session_expired, PT422 session_incomplete,
PT422 invalid_profile, PT422 weak_password, PT409 email_already_registered, PT504
migration_timeout, PT500 internal_error with the step.';

grant execute
on function api.migrate_session(text, text, text, text, jsonb, jsonb, integer, text, text)
to service_role;
