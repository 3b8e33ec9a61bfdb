create function app.add_attempt(counts integer[], tenths bigint)
returns integer[]
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
declare
  -- A clock set back ends no tenth; eleven tenths forget all.
  v_passed integer := least(greatest(add_attempt.tenths, 0), 11);
  v_counts integer[] := (array_fill(0, array[v_passed]) || add_attempt.counts)[1:11];
begin
  v_counts[1] := v_counts[1] + 1;
  return v_counts;
end;
$$;

comment on function app.add_attempt(integer[], bigint) is
'The counts of app.rate_slot once so many tenths of a period have passed and one more attempt
came.';

grant execute on function app.add_attempt(integer[], bigint) to service_role;
