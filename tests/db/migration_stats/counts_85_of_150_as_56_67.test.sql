begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

select tests.given_migrated_sessions(85);
select tests.given_sessions(15, 'completed');
select tests.given_sessions(50, 'open');

select tests.act_as('service_role');
select results_eq(
  $$
    select s.total_sessions, s.completed_sessions, s.migrated_sessions, s.conversion_rate
    from jsonb_to_record(api.migration_stats()) as s (
      total_sessions integer, completed_sessions integer, migrated_sessions integer,
      conversion_rate numeric
    )
  $$,
  $$ values (150, 100, 85, 56.67) $$,
  'a migrated session was completed too'
);

select * from finish();
rollback;
