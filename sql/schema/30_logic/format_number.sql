create function app.format_number(value numeric, unit text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return translate(
    rtrim(to_char(format_number.value, 'FM999,999,999,999,990.99'), '.'),
    ',.', u&'\202F,'
  ) || case
    when coalesce(format_number.unit, '') = '' then ''
    else u&'\00A0' || format_number.unit
  end;
end;
$$;

comment on function app.format_number(numeric, text) is
'A figure as French prints it: thin spaces between thousands, a comma, at most two decimals, its
unit.';

grant execute on function app.format_number(numeric, text) to service_role;
