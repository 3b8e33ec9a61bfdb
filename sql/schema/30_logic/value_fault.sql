create function app.value_fault(question app.question, value jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_question app.question := value_fault.question;
  v_shape text := jsonb_typeof(value_fault.value);
begin
  return case
    when v_question.code is null then 'unknown_question'
    when v_shape = 'null' then case when not v_question.may_be_unknown then 'required' end
    when v_shape <> case v_question.type
      when 'single' then 'string'
      when 'multiple' then 'array'
      when 'boolean' then 'boolean'
      else 'number'
    end then 'wrong_type'
    when v_shape = 'number' then app.number_fault(v_question, value_fault.value::numeric)
    when v_shape = 'string'
      then app.choice_fault(v_question, jsonb_build_array(value_fault.value))
    when v_shape = 'array' then app.choice_fault(v_question, value_fault.value)
  end;
end;
$$;

comment on function app.value_fault(app.question, jsonb) is
'What is wrong with an answer: unknown_question, required, wrong_type, not_whole,
too_many_decimals, below_min, above_max, empty, duplicate_option, unknown_option,
exclusive_option; null when nothing is.';

grant execute on function app.value_fault(app.question, jsonb) to service_role;
