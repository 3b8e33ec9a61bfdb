create function api.migration_stats()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return app.session_statistics() || app.migration_statistics()
    || jsonb_build_object('produits', app.produit_statistics());
end;
$$;

comment on function api.migration_stats() is
'Statistics without test data, aggregated here so that no row limit can falsify them:
total_sessions, completed_sessions, migrated_sessions, conversion_rate (% of all, two decimals, 0
when there is none), funnel and secteurs (counts by step), error_rate (% of migrations begun),
migration_ms { p50, p95, p99 }, moved { clients, produits, responses, simulations }, produits [{
produit, checked, eligible, to_confirm, amount_low, amount_high }]. Called by the edge function
session-migration.';

grant execute on function api.migration_stats() to service_role;
