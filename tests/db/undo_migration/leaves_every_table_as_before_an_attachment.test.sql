begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(3);

select tests.given_client('durand', tests.haulier() || '{"ELEC_MENSUEL": 500}');
select api.set_file_status(tests.client('durand'), v.produit, v.status, 'lea')
from (values ('TICPE', 'in_progress'), ('DFS', 'done')) as v (produit, status);
-- so that nothing that was, was at this very moment
update app.client_produit_eligible
set created_at = now() - interval '3 days', updated_at = now() - interval '2 days',
  file_status_at = now() - interval '2 days',
  recommendation = case file_status
    when 'new' then recommendation else '{"next_step": "as agreed with Lea"}'
  end
where client_id = tests.client('durand');
select tests.given_completed(
  'later', tests.haulier() || '{"LITRES_POIDS_LOURDS": 1000, "ACHATS_ETRANGER": true}'
);
select tests.remember_world();

select is(
  tests.attach('later', tests.client('durand')) - 'client_id',
  '{"added": 1, "refreshed": 3, "protected": 2}',
  'added, refreshed, protected, and one kept'
);
select tests.undo('later');
select tests.world_restored('to the letter, the trail apart');
select is_empty('select * from app.check_invariants()', 'and every promise is kept');

select * from finish();
rollback;
