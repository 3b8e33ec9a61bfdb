begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(3);

select tests.given_client('durand');
select tests.given_completed('haulier');
select tests.given_completed('has it', tests.haulier() || '{"DEJA_EN_PLACE": ["TICPE"]}');
select tests.given_completed('consultant', tests.consultant());

select is(
  (select jsonb_agg(p.body) from jsonb_array_elements(api.migration_stats() -> 'produits')
    as p (body) where p.body ->> 'produit' in ('DFS', 'RECOUVREMENT', 'TICPE')),
  '[
    {"produit": "DFS", "checked": 4, "eligible": 3, "to_confirm": 0,
      "amount_low": 0.00, "amount_high": 44553.60},
    {"produit": "RECOUVREMENT", "checked": 4, "eligible": 0, "to_confirm": 3,
      "amount_low": 0, "amount_high": 0},
    {"produit": "TICPE", "checked": 4, "eligible": 3, "to_confirm": 0,
      "amount_low": 11203.20, "amount_high": 11203.20}
  ]',
  'what a company already has enters no sum'
);
select is(
  jsonb_array_length(api.migration_stats() -> 'produits'), 12, 'every product is there'
);
select api.save_responses(
  tests.session_id('haulier'), tests.token('haulier'), '{"EFFECTIF": 13}'
);
select is(
  (select p.body -> 'checked' from jsonb_array_elements(api.migration_stats() -> 'produits')
    as p (body) where p.body ->> 'produit' = 'DFS'),
  '3',
  'results that were dropped count no more'
);

select * from finish();
rollback;
