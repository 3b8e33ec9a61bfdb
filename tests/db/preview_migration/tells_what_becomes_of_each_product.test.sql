begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(2);

select tests.given_client('durand', tests.haulier() || '{"ELEC_MENSUEL": 500}');
select api.set_file_status(tests.client('durand'), v.produit, v.status, 'lea')
from (values ('TICPE', 'in_progress'), ('DFS', 'done'), ('URSSAF', 'abandoned'))
  as v (produit, status);
select tests.given_completed(
  'later', tests.haulier() || '{"LITRES_POIDS_LOURDS": 1000, "ACHATS_ETRANGER": true}'
);

select results_eq(
  $$
    select
      p ->> 'produit', p ->> 'effect', p ->> 'rule', p ->> 'file_status',
      p #>> '{from,amount_high}', p #>> '{to,amount_high}'
    from jsonb_array_elements(tests.preview('later', tests.client('durand')) -> 'produits') as p
  $$,
  $$ values
    ('TICPE', 'protect', 'file_under_way', 'in_progress', '5601.60', '1867.20'),
    ('CHRONO', 'refresh', 'file_is_new', 'new', null, null),
    ('DFS', 'protect', 'file_under_way', 'done', '14851.20', '14851.20'),
    ('URSSAF', 'protect', 'file_under_way', 'abandoned', null, null),
    ('TVA', 'add', 'new_produit', 'new', null, null),
    ('RECOUVREMENT', 'refresh', 'file_is_new', 'new', null, null)
  $$,
  'and which rule decides, in the order of the catalogue'
);
select is(
  tests.preview('later', tests.client('durand')) -> 'kept',
  '[{
    "produit": "ELEC", "name": "Renégociation électricité", "effect": "keep",
    "rule": "never_removed", "file_status": "new",
    "from": {"state": "eligible", "amount_low": 0.00, "amount_high": 1200.00}
  }]',
  'what it does not find is told apart'
);

select * from finish();
rollback;
