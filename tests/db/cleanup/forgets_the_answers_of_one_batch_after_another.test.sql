begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
-- What is frozen cannot be made older. Before any row, so that nobody waits for another in a ring.
alter table app.temporary_session disable trigger freeze_migrated_session;
select plan(3);

select app.cleanup_migrated_responses(1000000);
select tests.given_client('durand', tests.consultant());
select tests.given_client('morel', tests.consultant());
update app.temporary_session set migrated_at = now() - app.undo_period() - interval '1 second'
where id::text in (tests.session_id('durand'), tests.session_id('morel'));
create function pg_temp.left_over() returns bigint language sql as $$
  select count(distinct r.session_id) from app.temporary_response as r
  where r.session_id::text in (tests.session_id('durand'), tests.session_id('morel'))
$$;

select app.cleanup_migrated_responses(1);
select is(pg_temp.left_over(), 1::bigint, 'the answers of one session go');
select app.cleanup_migrated_responses(1);
select is(pg_temp.left_over(), 0::bigint, 'one that is emptied holds up nobody');
select is(
  (select count(*) from app.temporary_session as s where s.status = 'migrated'
    and s.id::text in (tests.session_id('durand'), tests.session_id('morel'))),
  2::bigint, 'and the sessions stay'
);

select * from finish();
rollback;
