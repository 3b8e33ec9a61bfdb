begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_client('durand');
select tests.given_login('nobody@example.org');

select tests.act_as('authenticated', tests.client('durand'));
select tests.refuses(
  $$ select api.client_set_consents(null, 'true', '2026-02') $$, 'PT400', 'invalid_input',
  'a consent that is not told'
);
select tests.refuses(
  $$ select api.client_set_consents('true', 'true', null) $$, 'PT400', 'invalid_input',
  'no version'
);
select tests.refuses(
  $$ select api.client_set_consents('true', 'true', 'the one of today') $$,
  'PT400', 'invalid_input', 'a version that is none'
);
select tests.act_as('authenticated', tests.login('nobody@example.org'));
select tests.refuses(
  $$ select api.client_set_consents('true', 'true', '2026-02') $$, 'PT404', 'not_found',
  'a login without client'
);

select * from finish();
rollback;
