begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select is(
  (select p.proconfig from pg_proc as p where p.oid = to_regproc('api.migrate_session')),
  array['search_path=""', 'plan_cache_mode=force_generic_plan', 'statement_timeout=30s'],
  'the limit that PostgREST applies to the call'
);
select tests.given_completed('haulier');
select lives_ok(
  $$ select tests.migrate('haulier', timeout_ms => 2147483647) $$, 'a longer time is cut down'
);

select * from finish();
rollback;
