begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

-- More than the rows that one answer of the REST API may hold.
select tests.given_migrated_sessions(1001);
select tests.given_sessions(1001, 'open');

select tests.act_as('service_role');
select results_eq(
  $$
    select s.total_sessions, s.migrated_sessions, s.conversion_rate
    from jsonb_to_record(api.migration_stats()) as s (
      total_sessions integer, migrated_sessions integer, conversion_rate numeric
    )
  $$,
  $$ values (2002, 1001, 50.00) $$,
  'every session counts'
);

select * from finish();
rollback;
