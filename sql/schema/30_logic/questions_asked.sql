create function app.questions_asked(ruleset_id integer, answers jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(app.question_shown(q) order by q.position), '[]')
    from app.question as q
    where q.ruleset_id = questions_asked.ruleset_id
      and questions_asked.answers ? q.code
  );
end;
$$;

comment on function app.questions_asked(integer, jsonb) is
'The questions that have an answer, as they were shown, in order.';

grant execute on function app.questions_asked(integer, jsonb) to service_role;
