begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"LITRES_POIDS_LOURDS": null}');
select tests.attach('later', tests.client('durand'));

select results_eq(
  $$
    select p.state::text, p.confidence::text, p.amount_high
    from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'
  $$,
  $$ values ('to_confirm', 'low', null::numeric) $$,
  'its amount goes with the certainty'
);

select * from finish();
rollback;
