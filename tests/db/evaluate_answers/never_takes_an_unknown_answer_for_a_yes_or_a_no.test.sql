begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(3);

select set_eq(
  $$
    select f.state::text, f.score, f.confidence::text, f.amount_low, f.amount_high
    from app.evaluate_answers(app.current_ruleset(), array[jsonb '{}'], '2026-06-01') as f
  $$,
  $$ values ('to_confirm', 0, 'low', null::numeric, null::numeric) $$,
  'of a visitor who has said nothing, nothing is concluded'
);

create temporary table trial (produit text, answers jsonb, expected text) on commit drop;
insert into trial values
  ('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["taxi"], "LITRES_TAXIS": null,
    "SECTEUR": "taxi"}', 'to_confirm'),
  ('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["taxi"], "LITRES_TAXIS": 9}', 'to_confirm'),
  ('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["taxi"], "SECTEUR": "vtc"}', 'not_eligible'),
  ('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["taxi", "autocar"], "LITRES_TAXIS": null,
    "LITRES_AUTOCARS": 0, "SECTEUR": "taxi"}', 'to_confirm'),
  ('TICPE', '{"VEHICULES": true}', 'to_confirm'),
  ('TICPE', '{"VEHICULES": false}', 'not_eligible'),
  ('CHRONO', '{"VEHICULES": true}', 'to_confirm'),
  ('CHRONO', '{"TYPES_VEHICULES": ["autocar"]}', 'to_confirm'),
  ('CHRONO', '{"VEHICULES": false, "TYPES_VEHICULES": ["autocar"]}', 'not_eligible'),
  ('DFS', '{"CHAUFFEURS": 5}', 'to_confirm'),
  ('DFS', '{"SECTEUR": "transport_marchandises", "CHAUFFEURS": null}', 'to_confirm'),
  ('DFS', '{"SECTEUR": "taxi"}', 'not_eligible'),
  ('URSSAF', '{"SECTEUR": "btp", "EFFECTIF": null}', 'to_confirm'),
  ('URSSAF', '{"EFFECTIF": 4}', 'to_confirm'),
  ('URSSAF', '{"EFFECTIF": 0}', 'not_eligible'),
  ('URSSAF', '{"SECTEUR": "agriculture", "EFFECTIF": null}', 'not_eligible'),
  ('MSA', '{"SECTEUR": "agriculture", "EFFECTIF": null}', 'to_confirm'),
  ('MSA', '{"SECTEUR": "btp", "EFFECTIF": null}', 'not_eligible'),
  ('FONCIER', '{"PROPRIETAIRE": true, "TAXE_FONCIERE": null}', 'to_confirm'),
  ('FONCIER', '{"TAXE_FONCIERE": 900}', 'to_confirm'),
  ('FONCIER', '{"PROPRIETAIRE": false, "TAXE_FONCIERE": 900}', 'not_eligible'),
  ('CIR', '{"RECHERCHE": true, "RD_DEPENSES": null}', 'to_confirm'),
  ('CIR', '{"RECHERCHE": false, "RD_DEPENSES": 900}', 'not_eligible'),
  ('ELEC', '{"ELEC_MENSUEL": null}', 'to_confirm'),
  ('GAZ', '{"GAZ_MENSUEL": null, "ELEC_MENSUEL": 10}', 'to_confirm'),
  ('RECOUVREMENT', '{"IMPAYES": null, "IMPAYES_NOMBRE": 4}', 'to_confirm'),
  ('RECOUVREMENT', '{"IMPAYES": 0, "IMPAYES_NOMBRE": 4}', 'not_eligible');

select results_eq(
  $$ select produit, answers, tests.verdict(produit, answers) from trial order by 1, 2 $$,
  $$ select produit, answers, expected from trial order by 1, 2 $$,
  'unknown stays unknown, unless the rest decides'
);
select is_empty(
  $$
    select t.produit, t.answers from trial as t
    cross join lateral tests.finding(t.produit, t.answers) as f
    where t.expected = 'to_confirm' and (f.score = 100 or f.confidence <> 'low')
  $$,
  'and is never scored as satisfied, nor rated as sure'
);

select * from finish();
rollback;
