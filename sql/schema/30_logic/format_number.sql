create function app.format_number(value numeric, unit text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return translate(
    to_char(
      format_number.value,
      case
        when format_number.value = trunc(format_number.value) then 'FM999,999,999,999,990'
        else 'FM999,999,999,999,990.00'
      end
    ),
    ',.', chr(8239) || ','
  ) || case
    when coalesce(format_number.unit, '') = '' then ''
    else chr(160) || format_number.unit
  end;
end;
$$;

comment on function app.format_number(numeric, text) is
'A figure as French prints it: thin spaces between thousands, a comma, two decimals or none, its
unit.';

grant execute on function app.format_number(numeric, text) to service_role;
