begin;
\ir ../_support/all.psql
select plan(1);

-- app.lock_session() sets a bound itself, for the rest of the transaction.
select is(
  array(
    select p.proname::text
    from pg_proc as p
    where p.pronamespace = 'api'::regnamespace and p.provolatile = 'v'
      and not exists (select from unnest(p.proconfig) as s where s ~ '^lock_timeout=[1-5]s$')
      and p.prosrc !~ '\mapp\.lock_session\('
    order by p.proname
  ),
  array['create_session', 'delete_test_data'],
  'whoever writes waits for seconds at most, but for who locks nothing, and for clean-up of tests'
);

select * from finish();
rollback;
