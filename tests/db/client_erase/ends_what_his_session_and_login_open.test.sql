begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/rights.psql
select plan(6);

select tests.given_client('durand');
select set_config('tests.erased', tests.client('durand')::text, true);
select tests.given_completed('later');
select tests.act_as_signed_in(tests.client('durand'));
select api.client_erase('durand@example.org');

select tests.act_as('authenticated', current_setting('tests.erased')::uuid);
select throws_ok('select api.client_dashboard()', 'PT401', 'unauthorized', 'no space');
select throws_ok('select api.client_export()', 'PT401', 'unauthorized', 'no export');
select tests.act_as_owner();
select throws_ok(
  $$ select api.can_migrate(tests.session_id('durand'), tests.token('durand')) $$,
  'PT404', 'session_not_found', 'the token of the simulation opens nothing'
);
select throws_ok(
  $$ select tests.migrate('durand', 'durand@example.org') $$,
  'PT404', 'session_not_found', 'nor does it make the account again'
);
select throws_ok(
  $$ select tests.attach('later', current_setting('tests.erased')::uuid, tests.profile(),
    tests.consents()) $$,
  'PT401', 'unauthorized', 'a login that was still open gets no simulation'
);
select is(
  tests.migrate('later', 'durand@example.org') ->> 'already_migrated', 'false',
  'and the address may sign up again'
);

select * from finish();
rollback;
