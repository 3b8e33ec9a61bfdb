create function api.migration_stats(operator_id uuid default null, login_id text default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  perform app.refuse_ended_login(migration_stats.operator_id, migration_stats.login_id);
  return app.session_statistics() || app.migration_statistics()
    || jsonb_build_object('produits', app.produit_statistics());
end;
$$;

comment on function api.migration_stats(uuid, text) is
'Statistics without test data, aggregated here so that no row limit can falsify them:
total_sessions, completed_sessions, migrated_sessions, conversion_rate (% of all, two decimals, 0
when there is none), funnel and secteurs (counts by step), error_rate (failures in % of failures
and migrations), migration_ms { p50, p95, p99 }, moved { clients, produits, responses, simulations
}, produits [{ produit, checked, eligible, to_confirm, amount_low, amount_high }]. operator_id and
login_id: of the operator''s login, which must live; without login_id the caller vouches for him.
Called by the edge function session-migration. Errors: PT401 unauthorized.';

grant execute on function api.migration_stats(uuid, text) to service_role;
