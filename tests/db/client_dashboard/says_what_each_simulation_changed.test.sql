begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_client('durand', tests.haulier() || '{"IMPAYES": null, "ELEC_MENSUEL": 100}');
select tests.given_completed('later', tests.haulier() || '{
  "LITRES_POIDS_LOURDS": 1000, "IMPAYES": 0, "GAZ_MENSUEL": 50, "DEJA_EN_PLACE": ["DFS"]
}');
select tests.attach('later', tests.client('durand'));
update app.simulation set created_at = now() - interval '1 day'
where session_id::text = tests.session_id('durand');

select tests.act_as('authenticated', tests.client('durand'));
create temporary table told on commit drop as
select m.place, m.value -> 'changes' as changes
from jsonb_array_elements(api.client_dashboard() -> 'simulations')
  with ordinality as m (value, place);

select is((select t.changes from told as t where t.place = 2), 'null', 'the first one nothing');
select is(
  (select t.changes -> 'produits' from told as t where t.place = 1),
  '[
    {"produit": "TICPE", "name": "Remboursement d’accise sur le gazole (ex-TICPE)", "kind": "right",
      "from": {"state": "eligible", "already_in_place": false,
        "amount_low": 5601.60, "amount_high": 5601.60},
      "to": {"state": "eligible", "already_in_place": false,
        "amount_low": 1867.20, "amount_high": 1867.20}},
    {"produit": "DFS", "name": "Déduction forfaitaire spécifique", "kind": "estimate",
      "from": {"state": "eligible", "already_in_place": false,
        "amount_low": 0, "amount_high": 14851.20},
      "to": {"state": "eligible", "already_in_place": true,
        "amount_low": 0, "amount_high": 14851.20}},
    {"produit": "ELEC", "name": "Renégociation électricité", "kind": "estimate",
      "from": {"state": "eligible", "already_in_place": false,
        "amount_low": 0, "amount_high": 240},
      "to": null},
    {"produit": "GAZ", "name": "Renégociation gaz", "kind": "estimate",
      "from": null,
      "to": {"state": "eligible", "already_in_place": false,
        "amount_low": 0, "amount_high": 120}},
    {"produit": "RECOUVREMENT", "name": "Recouvrement de créances", "kind": "receivable",
      "from": {"state": "to_confirm", "already_in_place": false,
        "amount_low": null, "amount_high": null},
      "to": null}
  ]',
  'the later one: products that appeared, are no longer there, or stand otherwise'
);
select is(
  (select t.changes #> '{totals,from}' from told as t where t.place = 1),
  (select m.totals from app.simulation as m
    where m.session_id::text = tests.session_id('durand')),
  'from the totals before'
);
select is(
  (select t.changes #> '{totals,to}' from told as t where t.place = 1),
  (select m.totals from app.simulation as m
    where m.session_id::text = tests.session_id('later')),
  'to those after'
);

select * from finish();
rollback;
