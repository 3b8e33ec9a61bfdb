begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
-- What is frozen cannot be made older. Before any row, so that nobody waits for another in a ring.
alter table app.temporary_session disable trigger freeze_migrated_session;
\ir ../_support/statistics.psql
select plan(4);

select tests.given_client('durand');
select tests.given_client('recent', tests.consultant());
update app.temporary_session set migrated_at = now() - app.undo_period() - interval '1 second'
where id::text = tests.session_id('durand');
update app.temporary_session set migrated_at = now() - app.undo_period()
where id::text = tests.session_id('recent');
create temporary table before on commit drop as select api.migration_stats() as statistics;

select is(app.cleanup_migrated_responses(), 15::bigint, 'as many as were answered');
select is(app.cleanup_migrated_responses(), 0::bigint, 'once');
select results_eq(
  'select distinct r.session_id::text from app.temporary_response as r',
  array[tests.session_id('recent')],
  'what can still be undone stays'
);
select is(
  api.migration_stats(), (select b.statistics from before as b), 'the statistics do not move'
);

select * from finish();
rollback;
