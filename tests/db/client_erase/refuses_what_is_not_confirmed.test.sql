begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/rights.psql
select plan(8);

select tests.given_client('durand');
select tests.given_unproved('unproved');
select tests.given_login('nobody@example.org');

select tests.act_as_signed_in(tests.client('durand'));
select tests.refuses(
  $$ select api.client_erase('other@example.org') $$, 'PT400', 'invalid_input',
  'the address of another account'
);
select tests.refuses(
  $$ select api.client_erase(null) $$, 'PT400', 'invalid_input', 'no address'
);
select tests.act_as_signed_in(tests.client('unproved'));
select tests.refuses(
  $$ select api.client_erase('unproved@example.org') $$, 'PT409', 'email_unproved',
  'whoever merely typed an address'
);
select tests.act_as_signed_in(tests.login('nobody@example.org'));
select tests.refuses(
  $$ select api.client_erase('nobody@example.org') $$, 'PT404', 'not_found',
  'a login without client'
);

select * from finish();
rollback;
