create function api.session_data(session_id text, session_token text)
returns json
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session := app.find_session(
    session_data.session_id, session_data.session_token
  );
  v_day date := coalesce(v_session.evaluated_on, app.today());
  v_answers jsonb;
begin
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);
  v_answers := app.session_answers(v_session.id);

  return (
    select json_build_object(
      'session', app.session_shown(v_session),
      'responses', v_answers,
      'next_question', state.next_question,
      'questions', state.questions,
      'progress', state.progress,
      'estimate', app.session_estimate(v_session.ruleset_id, v_answers, v_day),
      'results', v_session.results,
      'totals', v_session.totals,
      'prefill', app.prefill_profile(v_session.ruleset_id, v_answers, v_day)
    )
    from app.session_progress(v_session.ruleset_id, v_answers) as state
  );
end;
$$;

comment on function api.session_data(text, text) is
'Everything of an unfinished or completed session, to take it up again or to prefill a sign-up
form. Called by the edge function session-migration.
Returns { session, responses, next_question, questions, progress, estimate, results, totals,
prefill }; results and totals are null until completed.
Errors: PT401 unauthorized, PT404 session_not_found, PT409 session_already_migrated, PT410
session_expired.';

grant execute on function api.session_data(text, text) to service_role;
