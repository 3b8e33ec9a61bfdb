begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(2);

select tests.given_client('test', is_test => true);
select tests.given_completed('test too', is_test => true);
select tests.given_sessions(3, 'open', is_test => true);
select api.record_migration_failure(
  tests.session_id('test too'), 'a-request', 'internal_error', 'create_client'
);

select is(
  api.migration_stats() - array['funnel', 'secteurs', 'migration_ms', 'moved', 'produits']
    || jsonb_build_object(
      'moved', api.migration_stats() #> '{moved,clients}',
      'produits', jsonb_array_length(api.migration_stats() -> 'produits')
    ),
  '{
    "total_sessions": 0, "completed_sessions": 0, "migrated_sessions": 0, "conversion_rate": 0,
    "failed_migrations": 0, "error_rate": 0, "moved": 0, "produits": 0
  }',
  'sessions, clients, failures and products'
);

select api.delete_test_data();
select results_eq(
  $$ select s -> 'failed_migrations', s -> 'error_rate' from api.migration_stats() as s $$,
  $$ values (jsonb '0', jsonb '0') $$,
  'also once it is gone'
);

select * from finish();
rollback;
