create function app.question_shown(question app.question)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'code', (question_shown.question).code,
    'type', (question_shown.question).type,
    'label', (question_shown.question).label,
    'short_label', (question_shown.question).short_label,
    'help', (question_shown.question).help,
    'unit', (question_shown.question).unit,
    'min', (question_shown.question).min,
    'max', (question_shown.question).max,
    'may_be_unknown', (question_shown.question).may_be_unknown,
    'options', (
      select coalesce(
        jsonb_agg(jsonb_build_object('code', o.code, 'label', o.label) order by o.position), '[]'
      )
      from app.question_option as o
      where o.ruleset_id = (question_shown.question).ruleset_id
        and o.question = (question_shown.question).code
    )
  );
end;
$$;

comment on function app.question_shown(app.question) is
'A question as a page needs it: texts, type, unit, bounds, options.';

grant execute on function app.question_shown(app.question) to service_role;
