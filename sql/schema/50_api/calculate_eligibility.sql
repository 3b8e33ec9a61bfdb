create function api.calculate_eligibility(session_id text, session_token text)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session := app.lock_session(
    calculate_eligibility.session_id, calculate_eligibility.session_token
  );
begin
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);
  if app.missing_answers(v_session.id, v_session.ruleset_id) is not null then
    perform app.refuse_incomplete(v_session);
  end if;

  v_session := app.store_results(v_session, app.session_answers(v_session.id), app.today());

  return json_build_object(
    'session_id', v_session.id,
    'ruleset', (select r.name from app.ruleset as r where r.id = v_session.ruleset_id),
    'evaluated_at', v_session.evaluated_on,
    'results', v_session.results,
    'totals', v_session.totals
  );
end;
$$;

comment on function api.calculate_eligibility(text, text) is
'Makes the results with the figures of the day and completes the session. Idempotent: the same
answers on the same day give the same results. Called by the edge function simulator.
Returns { session_id, ruleset, evaluated_at, results, totals }; evaluated_at is a date.
Errors: PT401 unauthorized, PT404 session_not_found, PT409 session_busy, PT409
session_already_migrated, PT410 session_expired, PT422 session_incomplete.';

grant execute on function api.calculate_eligibility(text, text) to service_role;
