create function app.session_progress(ruleset_id integer, answers jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_visible text[];
  v_next text;
begin
  select d.visible into v_visible
  from app.rule_documents(session_progress.ruleset_id, array[session_progress.answers]) as d;

  select code into v_next
  from unnest(v_visible) with ordinality as v (code, place)
  where not session_progress.answers ? code
  order by place
  limit 1;

  return jsonb_build_object(
    'next_question', (
      select app.question_shown(q)
      from app.question as q
      where q.ruleset_id = session_progress.ruleset_id and q.code = v_next
    ),
    'progress', jsonb_build_object(
      'answered', (
        select count(*) from unnest(v_visible) as code where session_progress.answers ? code
      ),
      'total', cardinality(v_visible)
    )
  );
end;
$$;

comment on function app.session_progress(integer, jsonb) is
'{ next_question, progress: { answered, total } }: the first visible question without an answer, or
null, and how many of the visible ones are answered. "I don''t know" is an answer.';

grant execute on function app.session_progress(integer, jsonb) to service_role;
