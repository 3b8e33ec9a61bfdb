create function app.cleanup_migrated_responses(batch_size integer default 1000)
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_deleted bigint;
begin
  delete from app.temporary_response as r
  using (
    select s.id
    from app.temporary_session as s
    where s.migrated_at < now() - app.undo_period() and exists (
      select from app.temporary_response as left_over where left_over.session_id = s.id
    )
    limit cleanup_migrated_responses.batch_size
    for update of s skip locked
  ) as old
  where r.session_id = old.id;
  get diagnostics v_deleted = row_count;
  return v_deleted;
end;
$$;

comment on function app.cleanup_migrated_responses(integer) is
'Deletes the answers of up to batch_size sessions that were migrated more than app.undo_period()
ago: their simulation has them, and nothing can be taken back any more. The session, its results
and their findings without words stay with the client, for the statistics. Skips locked rows.
Returns how many answers. Run every hour by pg_cron, every minute by the offline stack''s clock.';
