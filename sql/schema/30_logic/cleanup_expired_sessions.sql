-- One small batch a call, and never a session that somebody is using: a long backlog is many short
-- transactions. A day of grace lets a late visitor read that his session expired.
create function app.cleanup_expired_sessions(
  batch_size integer default 1000,
  grace interval default interval '1 day'
)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_ids uuid[] := array(
    select s.id
    from app.temporary_session as s
    where s.status <> 'migrated' and s.expires_at < now() - cleanup_expired_sessions.grace
    order by s.expires_at
    limit cleanup_expired_sessions.batch_size
    for update skip locked
  );
begin
  perform app.keep_session_counts(v_ids);
  delete from app.temporary_session as s where s.id = any (v_ids);

  if cardinality(v_ids) > 0 then
    perform app.write_audit_event(
      'sessions_cleaned', null, null, 'clock', jsonb_build_object('sessions', cardinality(v_ids))
    );
  end if;
  return cardinality(v_ids);
end;
$$;

comment on function app.cleanup_expired_sessions(integer, interval) is
'Deletes up to batch_size sessions that expired more than grace ago, answers, results and the
digest of the token with them, and keeps their counts: the anonymous form in which they stay.
Migrated sessions stay. Skips locked rows. Returns how many it deleted: call it again until 0 for a
backlog. Run every minute by pg_cron, or by the offline stack''s clock.';
