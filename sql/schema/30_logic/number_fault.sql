create function app.number_fault(question app.question, value numeric)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return case
    when (number_fault.question).type = 'number' and scale(trim_scale(number_fault.value)) > 0
      then 'not_whole'
    when scale(trim_scale(number_fault.value)) > 2 then 'too_many_decimals'
    when number_fault.value < (number_fault.question).min then 'below_min'
    when number_fault.value > (number_fault.question).max then 'above_max'
  end;
end;
$$;

comment on function app.number_fault(app.question, numeric) is
'What is wrong with a number given to a number or amount question; null when nothing is.';

grant execute on function app.number_fault(app.question, numeric) to service_role;
