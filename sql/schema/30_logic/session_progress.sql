create function app.session_progress(ruleset_id integer, answers jsonb)
returns table (next_question json, questions text[], progress json)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_visible text[];
  v_waiting text[];
begin
  select d.visible into v_visible
  from app.rule_documents(session_progress.ruleset_id, array[session_progress.answers]) as d;

  v_waiting := array(
    select v.code
    from unnest(v_visible) with ordinality as v (code, place)
    where not session_progress.answers ? v.code
    order by v.place
  );

  return query
  select
    app.questions_shown(session_progress.ruleset_id, v_waiting[1:1]) -> 0,
    v_visible,
    json_build_object(
      'answered', cardinality(v_visible) - cardinality(v_waiting),
      'total', cardinality(v_visible)
    );
end;
$$;

comment on function app.session_progress(integer, jsonb) is
'The first visible question without an answer, or null; the codes of the visible ones, in order; and
{ answered, total } of them; one row. "I don''t know" is an answer.';

grant execute on function app.session_progress(integer, jsonb) to service_role;
