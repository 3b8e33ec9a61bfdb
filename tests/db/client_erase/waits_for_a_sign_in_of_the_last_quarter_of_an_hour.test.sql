begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/rights.psql
select plan(7);

select tests.given_client('durand');

select tests.act_as_signed_in(tests.client('durand'), '15 minutes 2 seconds');
select tests.refuses(
  $$ select api.client_erase('durand@example.org') $$, 'PT403', 'sign_in_too_old',
  'a browser that was left open'
);
select tests.act_as_signed_in(tests.client('durand'), '1 day', '1 minute');
select tests.refuses(
  $$ select api.client_erase('durand@example.org') $$, 'PT403', 'sign_in_too_old',
  'a token that was renewed since'
);
select tests.act_as('authenticated', tests.client('durand'));
select tests.refuses(
  $$ select api.client_erase('durand@example.org') $$, 'PT403', 'sign_in_too_old',
  'a token that does not say'
);
select tests.act_as_signed_in(tests.client('durand'), '14 minutes');
select lives_ok(
  $$ select api.client_erase('durand@example.org') $$, 'until then he is erased'
);

select * from finish();
rollback;
