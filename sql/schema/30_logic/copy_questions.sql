create function app.copy_questions(source_ruleset integer, target_ruleset integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.parameter
    (ruleset_id, code, valid_from, valid_to, label, value, unit, evidence, source)
  select
    copy_questions.target_ruleset, p.code, p.valid_from, p.valid_to, p.label, p.value, p.unit,
    p.evidence, p.source
  from app.parameter as p
  where p.ruleset_id = copy_questions.source_ruleset;

  insert into app.question
    (ruleset_id, code, position, type, label, short_label, help, unit, min, max, may_be_unknown,
      visible_if, not_above)
  select
    copy_questions.target_ruleset, q.code, q.position, q.type, q.label, q.short_label, q.help,
    q.unit, q.min, q.max, q.may_be_unknown, q.visible_if, q.not_above
  from app.question as q
  where q.ruleset_id = copy_questions.source_ruleset;

  insert into app.question_option
    (ruleset_id, question, code, position, label, is_exclusive, revenue_parameter)
  select
    copy_questions.target_ruleset, o.question, o.code, o.position, o.label, o.is_exclusive,
    o.revenue_parameter
  from app.question_option as o
  where o.ruleset_id = copy_questions.source_ruleset;
end;
$$;

comment on function app.copy_questions(integer, integer) is
'Copies the figures, the questions and their options from one ruleset to another.';
