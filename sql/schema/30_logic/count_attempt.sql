-- A period is remembered as the tenth under way and the ten before it, so an attempt is forgotten
-- between 1 and 1.1 periods after it came: in no period are there more attempts than slots, and no
-- wait is more than a tenth too long. One row for each subject: attempts at once take turns.
create function app.count_attempt(rate_limit app.rate_limit, subject bytea)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_limit app.rate_limit := count_attempt.rate_limit;
  v_slot app.rate_slot;
begin
  insert into app.rate_slot as s (action, scope, subject, at, counts)
  values (
    v_limit.action, v_limit.scope, count_attempt.subject, clock_timestamp(),
    app.add_attempt(array_fill(0, array[11]), 0)
  )
  on conflict on constraint rate_slot_pkey do update
    set at = excluded.at, counts = app.add_attempt(
      s.counts, app.tenth_of(excluded.at, v_limit.period) - app.tenth_of(s.at, v_limit.period)
    )
  returning s.* into v_slot;

  return app.seconds_to_wait(v_limit, v_slot);
end;
$$;

comment on function app.count_attempt(app.rate_limit, bytea) is
'Counts one attempt of a subject, refused or not: who goes on trying goes on waiting. Returns the
seconds to wait, 0 when there was a slot.';

grant execute on function app.count_attempt(app.rate_limit, bytea) to service_role;
