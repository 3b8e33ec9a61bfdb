-- Whoever takes a migration back holds its session: what he is about to restore is passed by.
create function app.cleanup_former_produits(batch_size integer default 1000)
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_deleted bigint;
begin
  delete from app.former_produit as f
  where (f.session_id, f.produit) in (
    select old.session_id, old.produit
    from app.former_produit as old
    join app.temporary_session as s on s.id = old.session_id
    where s.migrated_at < now() - app.undo_period()
    limit cleanup_former_produits.batch_size
    for update of old, s skip locked
  );
  get diagnostics v_deleted = row_count;
  return v_deleted;
end;
$$;

comment on function app.cleanup_former_produits(integer) is
'Deletes up to batch_size former products of sessions that can no longer be taken back. Skips locked
rows, and those of locked sessions. Returns how many. Run every minute by pg_cron, or by the offline
stack''s clock.';
