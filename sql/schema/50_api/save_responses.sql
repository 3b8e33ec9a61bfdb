create function api.save_responses(session_id text, session_token text, responses jsonb)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session;
  v_before jsonb;
begin
  perform app.refuse_malformed('responses', save_responses.responses);

  v_session := app.lock_session(save_responses.session_id, save_responses.session_token);
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);

  if save_responses.responses <> '{}' then
    v_before := case when v_session.status <> 'open' then app.session_answers(v_session.id) end;
    perform app.store_responses(v_session, save_responses.responses);
    -- a request whose answer was lost is sent again, and may arrive after the results are made
    if v_session.status = 'open' or v_before <> app.session_answers(v_session.id) then
      perform app.reopen_session(v_session.id);
    end if;
  end if;

  return app.saved_answer(v_session, save_responses.responses);
end;
$$;

comment on function api.save_responses(text, text, jsonb) is
'Merges answers, all or none; null is "I don''t know". Reopens a completed session unless they are
the answers that it has. An answer to a hidden question is kept and ignored. Called by the edge
function simulator.
Returns { accepted, next_question, questions, progress: { answered, total }, estimate }:
questions are the codes of the visible ones, in order.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409 session_busy,
PT409 session_already_migrated, PT410 session_expired, PT422 invalid_responses.';

grant execute on function api.save_responses(text, text, jsonb) to service_role;
