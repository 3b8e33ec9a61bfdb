begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/failures.psql
select plan(1);

select tests.given_client('durand');
select tests.given_failure('a-request', tests.session_id('durand'));

select is(
  api.migration_failures(),
  jsonb_build_object(
    'failures', jsonb_build_array(jsonb_build_object(
      'at', now(), 'code', 'internal_error', 'step', 'create_client', 'state', 'settled',
      'session_id', tests.session_id('durand'), 'request_id', 'a-request'
    )),
    'next', null
  ),
  'time, code, step, state, session and request: nothing else'
);

select * from finish();
rollback;
