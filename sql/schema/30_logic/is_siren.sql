create function app.is_siren(value text)
returns boolean
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  if is_siren.value !~ '^[0-9]{9}$' then
    return false;
  end if;

  return (
    select sum(doubled / 10 + doubled % 10) % 10 = 0
    from generate_series(1, 9) as place
    cross join lateral (
      select substr(is_siren.value, place, 1)::integer * (2 - place % 2) as doubled
    ) as d
  );
end;
$$;

comment on function app.is_siren(text) is 'Nine digits whose Luhn sum is a multiple of ten.';

grant execute on function app.is_siren(text) to service_role;
