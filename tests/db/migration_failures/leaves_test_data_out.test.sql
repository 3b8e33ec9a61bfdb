begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/failures.psql
select plan(3);

select tests.given_completed('test', is_test => true);
select tests.given_failure('a-request', tests.session_id('test'));

select is(api.migration_failures(), '{"failures": [], "next": null}', 'as the statistics do');
update app.temporary_session set expires_at = now() - interval '2 days'
where id::text = tests.session_id('test');
select app.cleanup_expired_sessions(1000000);
select is(
  api.migration_failures(), '{"failures": [], "next": null}', 'also once the session is cleaned up'
);
select is(
  (select api.migration_stats() -> 'failed_migrations'), '0', 'as the statistics still do'
);

select * from finish();
rollback;
