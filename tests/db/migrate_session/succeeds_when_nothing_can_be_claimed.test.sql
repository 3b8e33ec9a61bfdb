begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('consultant', tests.consultant());

select is(
  tests.migrate('consultant') -> 'moved', '{"produits": 0, "responses": 12, "simulations": 1}',
  'an account without a product is a success'
);
select is(
  (select array_agg(p.produit) from app.client_produit_eligible as p
    where p.client_id = tests.client('consultant')), null, 'no product at all'
);
select is_empty('select * from app.check_invariants()', 'every promise is kept');

select * from finish();
rollback;
