create function app.cleanup_rate_slots()
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_deleted bigint;
begin
  delete from app.rate_slot as s
  where (s.action, s.scope, s.subject) in (
    select old.action, old.scope, old.subject
    from app.rate_slot as old
    join app.rate_limit as l using (action, scope)
    where old.at < now() - l.period * 1.1
    for update of old skip locked
  );
  get diagnostics v_deleted = row_count;
  return v_deleted;
end;
$$;

comment on function app.cleanup_rate_slots() is
'Deletes what app.rate_slot no longer needs to remember; attempts under way are left alone. Returns
how many rows. Run every minute by pg_cron, or by the offline stack''s clock.';
