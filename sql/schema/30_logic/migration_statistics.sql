create function app.migration_statistics()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_failed bigint := (
    select count(*) from app.migration_failure as f where not f.is_test
  );
  v_deleted bigint := (
    select coalesce(sum(c.sessions), 0) from app.cleaned_sessions as c where c.step = 'migrated'
  );
begin
  return (
    select jsonb_build_object(
      'failed_migrations', v_failed,
      'error_rate', coalesce(
        round(100.0 * v_failed / nullif(v_failed + count(*) + v_deleted, 0), 2), 0
      ),
      'migration_ms', jsonb_build_object(
        'p50', percentile_disc(0.50) within group (order by s.migration_ms),
        'p95', percentile_disc(0.95) within group (order by s.migration_ms),
        'p99', percentile_disc(0.99) within group (order by s.migration_ms)
      ),
      'moved', jsonb_build_object(
        'clients', count(distinct s.client_id),
        'produits', coalesce(sum((e.details -> 'added')::integer), 0),
        'responses', coalesce(sum((e.details -> 'responses')::integer), 0),
        'simulations', count(*)
      )
    )
    from app.temporary_session as s
    join app.standing_move as e on e.session_id = s.id
    where s.status = 'migrated' and not s.is_test
  );
end;
$$;

comment on function app.migration_statistics() is
'How migrations went: failures, error rate in %, duration in milliseconds, rows moved. The error
rate is of failures and migrations together, those of erased clients included.';

grant execute on function app.migration_statistics() to service_role;
