create function app.drop_exceeding_answers(session app.temporary_session)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_answers jsonb := app.session_answers((drop_exceeding_answers.session).id);
begin
  delete from app.temporary_response as r
  using
    app.rule_documents((drop_exceeding_answers.session).ruleset_id, array[v_answers]) as d,
    app.question as q
  where r.session_id = (drop_exceeding_answers.session).id
    and r.question = any (d.visible)
    and q.ruleset_id = (drop_exceeding_answers.session).ruleset_id
    and q.code = r.question
    and jsonb_typeof(r.value) = 'number'
    and jsonb_typeof(v_answers -> q.not_above) = 'number'
    and r.value::numeric > (v_answers -> q.not_above)::numeric;
end;
$$;

comment on function app.drop_exceeding_answers(app.temporary_session) is
'Removes a visible answer that another answer no longer allows: it is asked again.';

grant execute on function app.drop_exceeding_answers(app.temporary_session) to service_role;
