create function app.choice_fault(question app.question, chosen jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_chosen integer := jsonb_array_length(choice_fault.chosen);
  v_known integer;
  v_exclusive boolean;
begin
  select count(*), coalesce(bool_or(o.is_exclusive), false) into v_known, v_exclusive
  from app.question_option as o
  where o.ruleset_id = (choice_fault.question).ruleset_id
    and o.question = (choice_fault.question).code
    and choice_fault.chosen ? o.code;

  return case
    when v_chosen = 0 then 'empty'
    when (
      select bool_or(jsonb_typeof(c) <> 'string')
      from jsonb_array_elements(choice_fault.chosen) as c
    ) then 'wrong_type'
    when v_chosen > (select count(distinct c) from jsonb_array_elements(choice_fault.chosen) as c)
      then 'duplicate_option'
    when v_chosen > v_known then 'unknown_option'
    when v_exclusive and v_chosen > 1 then 'exclusive_option'
  end;
end;
$$;

comment on function app.choice_fault(app.question, jsonb) is
'What is wrong with an array of option codes given to a question; null when nothing is.';

grant execute on function app.choice_fault(app.question, jsonb) to service_role;
