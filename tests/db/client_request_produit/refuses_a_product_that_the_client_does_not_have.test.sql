begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(6);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());

select tests.act_as('authenticated', tests.client('other'));
select tests.refuses(
  $$ select api.client_request_produit('TICPE') $$, 'PT404', 'not_found', 'one of another client'
);
select tests.refuses(
  $$ select api.client_request_produit('LOTO') $$, 'PT404', 'not_found', 'one that does not exist'
);
select tests.refuses(
  $$ select api.client_request_produit(null) $$, 'PT404', 'not_found', 'none'
);

select * from finish();
rollback;
