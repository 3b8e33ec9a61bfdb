create function app.drop_exceeding_answers(session_id uuid)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  delete from app.temporary_response as r
  using app.temporary_session as s, app.question as q, app.temporary_response as bound
  where s.id = drop_exceeding_answers.session_id
    and r.session_id = s.id
    and q.ruleset_id = s.ruleset_id
    and q.code = r.question
    and bound.session_id = s.id
    and bound.question = q.not_above
    and jsonb_typeof(r.value) = 'number'
    and jsonb_typeof(bound.value) = 'number'
    and r.value::numeric > bound.value::numeric;
end;
$$;

comment on function app.drop_exceeding_answers(uuid) is
'Removes an answer that another answer, lowered since, no longer allows: it is asked again.';

grant execute on function app.drop_exceeding_answers(uuid) to service_role;
