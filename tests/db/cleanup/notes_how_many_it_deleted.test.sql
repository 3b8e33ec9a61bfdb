begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select app.cleanup_expired_sessions(1000000);
create temporary table before on commit drop as
select coalesce(max(e.id), 0) as id from app.audit_event as e;
select tests.given_open('old');
update app.temporary_session set expires_at = now() - interval '2 days'
where id::text = tests.session_id('old');

select app.cleanup_expired_sessions();
select results_eq(
  $$
    select e.kind, e.session_id, e.client_id, e.actor, e.details
    from app.audit_event as e, before as b where e.id > b.id
  $$,
  $$ values ('sessions_cleaned', null::uuid, null::uuid, 'clock', jsonb '{"sessions": 1}') $$,
  'one event for a batch'
);

select tests.remember_world();
select app.cleanup_expired_sessions();
select tests.world_unchanged('none when there was nothing to do');

select * from finish();
rollback;
