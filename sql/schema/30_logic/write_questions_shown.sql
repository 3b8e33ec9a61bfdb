create function app.write_questions_shown(ruleset_id integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update app.question as q
  set shown = json_build_object(
    'code', q.code,
    'type', q.type,
    'label', q.label,
    'short_label', q.short_label,
    'help', q.help,
    'unit', q.unit,
    'min', q.min,
    'max', q.max,
    'may_be_unknown', q.may_be_unknown,
    'options', (
      select coalesce(
        json_agg(
          json_build_object('code', o.code, 'label', o.label, 'exclusive', o.is_exclusive)
          order by o.position
        ),
        '[]'
      )
      from app.question_option as o
      where o.ruleset_id = q.ruleset_id and o.question = q.code
    )
  )
  where q.ruleset_id = write_questions_shown.ruleset_id;
end;
$$;

comment on function app.write_questions_shown(integer) is
'Writes each question of a draft as a page needs it: texts, type, unit, bounds, options. Once, when
it is published: each visitor is shown each question, and each migration keeps them.';
