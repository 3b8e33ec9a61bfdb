create function app.seconds_to_wait(rate_limit app.rate_limit, slot app.rate_slot)
returns integer
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_limit app.rate_limit := seconds_to_wait.rate_limit;
  v_slot app.rate_slot := seconds_to_wait.slot;
  v_tenth numeric := extract(epoch from v_limit.period) / 10;
begin
  if (select sum(c) from unnest(v_slot.counts) as c) <= v_limit.slots then
    return 0;
  end if;

  -- The newest tenth that must be forgotten to leave room for one more attempt, and when it is.
  return (
    select ceil(
      (app.tenth_of(v_slot.at, v_limit.period) - min(sums.place) + 12) * v_tenth
        - extract(epoch from v_slot.at)
    )
    from (
      select counted.place, sum(counted.attempts) over (order by counted.place) as attempts
      from unnest(v_slot.counts) with ordinality as counted (attempts, place)
    ) as sums
    where sums.attempts >= v_limit.slots
  );
end;
$$;

comment on function app.seconds_to_wait(app.rate_limit, app.rate_slot) is
'How long until one more attempt finds a slot, if none comes meanwhile; 0 when the latest attempt
had one.';

grant execute on function app.seconds_to_wait(app.rate_limit, app.rate_slot) to service_role;
