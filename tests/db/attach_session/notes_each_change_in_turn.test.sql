begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('second', tests.haulier() || '{"LITRES_POIDS_LOURDS": 1000}');
select tests.given_completed('third', tests.haulier() || '{"LITRES_POIDS_LOURDS": 2000}');
select tests.attach('second', tests.client('durand'));
select tests.attach('third', tests.client('durand'));

select results_eq(
  $$
    select change #>> '{from,amount_high}', change #>> '{to,amount_high}'
    from app.client_produit_eligible as p, jsonb_array_elements(p.metadata -> 'changes') as change
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'
  $$,
  $$ values ('5601.60', '1867.20'), ('1867.20', '3734.40') $$,
  'the oldest first'
);

select * from finish();
rollback;
