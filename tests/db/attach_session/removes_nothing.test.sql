begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
create temporary table before on commit drop as
select p.* from app.client_produit_eligible as p where p.client_id = tests.client('durand');
select tests.given_completed('later', tests.consultant());

select is(
  tests.attach('later', tests.client('durand')) - 'client_id',
  '{"added": 0, "refreshed": 0, "protected": 0}',
  'a simulation that finds nothing'
);
select results_eq(
  $$
    select p.* from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') order by p.produit
  $$,
  $$ select b.* from before as b order by b.produit $$,
  'leaves what was found before'
);

select * from finish();
rollback;
