begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"LITRES_POIDS_LOURDS": 1000}');
select tests.attach('later', tests.client('durand'));

select results_eq(
  $$
    select p.amount_high, p.file_status::text, m.session_id::text, p.updated_at
    from app.client_produit_eligible as p
    join app.simulation as m on m.id = p.simulation_id
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'
  $$,
  $$ values (1867.20, 'new', tests.session_id('later'), now()) $$,
  'with the estimate of the later simulation'
);
select is(
  (select p.metadata - 'criteria' from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'),
  jsonb_build_object(
    'source', 'simulator_migration', 'evaluated_on', '2026-12-01',
    'changes', jsonb_build_array(jsonb_build_object(
      'at', now(),
      'from', jsonb '{"state": "eligible", "amount_low": 5601.60, "amount_high": 5601.60}',
      'to', jsonb '{"state": "eligible", "amount_low": 1867.20, "amount_high": 1867.20}'
    ))
  ),
  'and a note of the change'
);

select * from finish();
rollback;
