begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(5);

select tests.given_login('new@example.org');
select tests.given_login('colleague@example.org');
select tests.given_completed('first');
select tests.attach('first', tests.login('new@example.org'), tests.profile(), tests.consents());
select tests.undo('first');
select set_config('tests.erased', tests.login('new@example.org')::text, true);

select is(
  api.erase_client(current_setting('tests.erased')::uuid, 'lea', 'requested'),
  '{"simulations": 0, "produits": 0}', 'there was no client any more'
);
select is(tests.login('new@example.org'), null, 'and now there is no login');
select is(
  (select array_agg(e.kind order by e.id desc) from app.audit_event as e
    where e.client_id::text = current_setting('tests.erased')),
  array['client_erased', 'migration_undone', 'consents_set', 'session_attached'],
  'the trail tells it all'
);
select tests.refuses(
  $$ select api.erase_client(tests.login('colleague@example.org'), 'lea', 'requested') $$,
  'PT404', 'not_found', 'a login that never was a client stays'
);

select * from finish();
rollback;
