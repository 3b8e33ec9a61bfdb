create function app.tenth_of(at timestamptz, period interval)
returns bigint
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return floor(extract(epoch from tenth_of.at) * 10 / extract(epoch from tenth_of.period));
end;
$$;

comment on function app.tenth_of(timestamptz, interval) is
'The number of the tenth of a period that a moment lies in, counted from the epoch.';

grant execute on function app.tenth_of(timestamptz, interval) to service_role;
