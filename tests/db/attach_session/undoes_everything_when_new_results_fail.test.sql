begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/accidents.psql
select plan(4);

select tests.given_accident('fail', 'delete', 'app.temporary_eligibility');
select tests.given_completed('haulier');
select tests.given_login('anne@durand.example');
-- An answer changed by hand: only then are results made again.
update app.temporary_response set value = '1000'
where session_id::text = tests.session_id('haulier') and question = 'LITRES_POIDS_LOURDS';
prepare attach as
select tests.attach(
  'haulier', tests.login('anne@durand.example'), tests.profile(), tests.consents()
);
select tests.accident_on();

select tests.refuses(
  'execute attach', 'PT500', 'internal_error', 'an error in store_results'
);
select is(
  tests.error_of('execute attach') -> 'details',
  '{"step": "store_results", "sqlstate": "22012"}',
  'the step is named'
);

select tests.accident_off();
select lives_ok('execute attach', 'attached once all is well');

select * from finish();
rollback;
