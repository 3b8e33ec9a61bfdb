create function app.questions_shown(ruleset_id integer, codes text[])
returns json
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    with options as materialized (
      select
        o.question,
        json_agg(
          json_build_object('code', o.code, 'label', o.label) order by o.position
        ) as shown
      from app.question_option as o
      where o.ruleset_id = questions_shown.ruleset_id and o.question = any (questions_shown.codes)
      group by o.question
    )
    select coalesce(json_agg(json_build_object(
      'code', q.code,
      'type', q.type,
      'label', q.label,
      'short_label', q.short_label,
      'help', q.help,
      'unit', q.unit,
      'min', q.min,
      'max', q.max,
      'may_be_unknown', q.may_be_unknown,
      'options', coalesce(o.shown, '[]')
    ) order by q.position), '[]')
    from app.question as q
    left join options as o on o.question = q.code
    where q.ruleset_id = questions_shown.ruleset_id and q.code = any (questions_shown.codes)
  );
end;
$$;

comment on function app.questions_shown(integer, text[]) is
'Questions as a page needs them, in order: texts, type, unit, bounds, options.';

grant execute on function app.questions_shown(integer, text[]) to service_role;
