begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/accidents.psql
select plan(4);

select tests.given_accident('fail', 'insert', 'app.audit_event');
select tests.given_completed('haulier');
select tests.given_login('anne@durand.example');
prepare attach as
select tests.attach(
  'haulier', tests.login('anne@durand.example'), tests.profile(), tests.consents()
);
select tests.accident_on();

select tests.refuses(
  'execute attach', 'PT500', 'internal_error', 'an error in write_audit_event'
);
select is(
  tests.error_of('execute attach') -> 'details',
  '{"step": "write_audit_event", "sqlstate": "22012"}',
  'the step is named'
);

select tests.accident_off();
select lives_ok('execute attach', 'attached once all is well');

select * from finish();
rollback;
