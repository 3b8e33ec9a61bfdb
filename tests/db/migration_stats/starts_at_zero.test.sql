begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

select tests.act_as('service_role');
select is(
  api.migration_stats(),
  '{
    "total_sessions": 0, "completed_sessions": 0, "migrated_sessions": 0, "conversion_rate": 0,
    "funnel": {"started": 0, "answered": 0, "completed": 0, "migrated": 0},
    "secteurs": [],
    "failed_migrations": 0, "error_rate": 0,
    "migration_ms": {"p50": null, "p95": null, "p99": null},
    "moved": {"clients": 0, "produits": 0, "responses": 0, "simulations": 0},
    "produits": []
  }',
  'no session, no division by zero'
);

select * from finish();
rollback;
