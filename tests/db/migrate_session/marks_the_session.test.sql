begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
create temporary table before on commit drop as
select to_jsonb(s) as session from app.temporary_session as s
where s.id::text = tests.session_id('haulier');
select tests.migrate('haulier');

select is(
  (select to_jsonb(s) - 'migration_ms' from app.temporary_session as s
    where s.id::text = tests.session_id('haulier') and s.migration_ms > 0),
  (select b.session - 'migration_ms' || jsonb_build_object(
      'status', 'migrated', 'migrated_at', now(), 'client_id', tests.client('haulier')
    )
    from before as b),
  'migrated, by whom, when and how fast; nothing else of it moves'
);

select * from finish();
rollback;
