create function app.saved_answer(session app.temporary_session, given jsonb)
returns json
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := saved_answer.session;
  v_answers jsonb := app.session_answers(v_session.id);
begin
  return (
    select json_build_object(
      'accepted', array(
        select key from jsonb_object_keys(saved_answer.given) as key order by key
      ),
      'next_question', state.next_question,
      'questions', state.questions,
      'progress', state.progress,
      'estimate', app.session_estimate(v_session.ruleset_id, v_answers, app.today())
    )
    from app.session_progress(v_session.ruleset_id, v_answers) as state
  );
end;
$$;

comment on function app.saved_answer(app.temporary_session, jsonb) is
'What api.save_responses returns: what was accepted, what comes next, and the estimate so far.';

grant execute on function app.saved_answer(app.temporary_session, jsonb) to service_role;
