create function app.is_siren(value text)
returns boolean
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select is_siren.value ~ '^[0-9]{9}$' and (
    select sum(
      case when place % 2 = 1 then digit else (2 * digit) / 10 + (2 * digit) % 10 end
    ) % 10 = 0
    from generate_series(1, 9) as place
    cross join lateral (
      select coalesce(nullif(substr(is_siren.value, place, 1), '')::integer, 0) as digit
      where is_siren.value ~ '^[0-9]{9}$'
    ) as d
  );
$$;

comment on function app.is_siren(text) is 'Nine digits whose Luhn sum is a multiple of ten.';

grant execute on function app.is_siren(text) to service_role;
