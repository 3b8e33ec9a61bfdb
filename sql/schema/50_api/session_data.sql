create function api.session_data(session_id text, session_token text)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := app.find_session(
    session_data.session_id, session_data.session_token
  );
  v_answers jsonb;
begin
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);
  v_answers := app.session_answers(v_session.id);

  return jsonb_build_object(
    'session', app.session_shown(v_session),
    'responses', v_answers,
    'prefill', app.prefill_profile(
      v_session.ruleset_id, v_answers, coalesce(v_session.evaluated_on, app.today())
    )
  ) || app.session_progress(v_session.ruleset_id, v_answers) || case
    when v_session.status = 'completed' then app.session_results(v_session)
    else '{"results": null, "totals": null}'
  end;
end;
$$;

comment on function api.session_data(text, text) is
'Everything of an unfinished or completed session, to take it up again or to prefill a sign-up
form.
Returns { session, responses, results, totals, prefill, next_question, progress }; results and
totals are null until completed. Called by the edge function session-migration.
Errors: PT401 unauthorized, PT404 session_not_found, PT409 session_already_migrated, PT410
session_expired.';

grant execute on function api.session_data(text, text) to service_role;
