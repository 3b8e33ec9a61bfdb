create function app.saved_answer(session app.temporary_session, given jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := saved_answer.session;
  v_answers jsonb := app.session_answers(v_session.id);
  v_findings app.finding[] := array(
    select f
    from app.evaluate_answers(v_session.ruleset_id, array[v_answers], app.today()) as f
  );
begin
  return app.session_progress(v_session.ruleset_id, v_answers) || jsonb_build_object(
    'accepted', (
      select coalesce(jsonb_agg(key order by key), '[]')
      from jsonb_object_keys(saved_answer.given) as key
    ),
    'estimate', app.total_findings(v_findings) - 'eligible_count'
  );
end;
$$;

comment on function app.saved_answer(app.temporary_session, jsonb) is
'What api.save_responses returns: what was accepted, what comes next, and the estimate so far.';

grant execute on function app.saved_answer(app.temporary_session, jsonb) to service_role;
