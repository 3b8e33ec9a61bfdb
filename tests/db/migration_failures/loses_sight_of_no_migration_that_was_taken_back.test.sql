begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/failures.psql
\ir ../_support/undo.psql
select plan(4);

select tests.given_client('durand');
select tests.given_failure('a-request', tests.session_id('durand'));
create function tests.state()
returns text
language sql
volatile
set search_path = ''
as $$
  select api.migration_failures() #>> '{failures,0,state}';
$$;

select is(tests.state(), 'settled', 'while the migration stands');
select tests.undo('durand');
select is(tests.state(), 'open', 'taken back: its visitor may repeat it');
update app.temporary_session set expires_at = now() - interval '2 days'
where id::text = tests.session_id('durand');
select is(tests.state(), 'lost', 'then it expires');
select app.cleanup_expired_sessions(1000000);
select is(tests.state(), 'lost', 'and is cleaned up');

select * from finish();
rollback;
