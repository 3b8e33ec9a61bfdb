begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select app.write_audit_event('test_event', null, tests.client('durand'), 'test', '{}');

select is(
  (select array_agg(e.kind order by e.at, e.id) from app.audit_event as e
    where e.client_id = tests.client('durand')),
  array['session_migrated', 'consents_set', 'test_event'],
  'each has the time it was written, also within one transaction'
);

select * from finish();
rollback;
