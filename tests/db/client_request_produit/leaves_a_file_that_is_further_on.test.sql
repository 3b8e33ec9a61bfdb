begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_client('durand');
select api.set_file_status(tests.client('durand'), v.produit, v.status, 'lea')
from (values ('TICPE', 'in_progress'), ('DFS', 'done'), ('URSSAF', 'abandoned'))
  as v (produit, status);
select tests.act_as('authenticated', tests.client('durand'));
select tests.remember_world();

select is(api.client_request_produit('TICPE') ->> 'file_status', 'in_progress', 'in progress');
select is(api.client_request_produit('DFS') ->> 'file_status', 'done', 'done');
select is(api.client_request_produit('URSSAF') ->> 'file_status', 'abandoned', 'abandoned');
select tests.world_unchanged('nothing goes back');

select * from finish();
rollback;
