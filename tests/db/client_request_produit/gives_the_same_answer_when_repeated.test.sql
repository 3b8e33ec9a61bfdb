begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.act_as('authenticated', tests.client('durand'));
select api.client_request_produit('TICPE');
select tests.remember_world();

select is(
  api.client_request_produit('TICPE'), '{"produit": "TICPE", "file_status": "requested"}',
  'requested it stays'
);
select tests.world_unchanged('without a second event');

select * from finish();
rollback;
