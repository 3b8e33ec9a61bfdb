create function app.missing_answers(session_id uuid, ruleset_id integer)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_answers jsonb := app.session_answers(missing_answers.session_id);
begin
  return (
    select jsonb_agg(
      jsonb_build_object('field', v.code, 'code', 'required') order by v.place
    )::text
    from app.rule_documents(missing_answers.ruleset_id, array[v_answers]) as d
    cross join unnest(d.visible) with ordinality as v (code, place)
    where not v_answers ? v.code
  );
end;
$$;

comment on function app.missing_answers(uuid, integer) is
'The visible questions without an answer, as the details of a 422; null when there are none.';

grant execute on function app.missing_answers(uuid, integer) to service_role;
