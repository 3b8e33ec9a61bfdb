begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(1);

create temporary table trial (produit text, answers jsonb, expected text) on commit drop;
insert into trial values
  ('CIR', '{"RECHERCHE": true, "RD_DEPENSES": 100}', 'eligible high'),
  ('TICPE', '{"SECTEUR": "btp", "VEHICULES": true, "TYPES_VEHICULES": ["poids_lourd_75"],
    "LITRES_POIDS_LOURDS": 5}', 'eligible high'),
  ('CEE', '{"TRAVAUX_ENERGIE": true}', 'eligible high'),
  ('ELEC', '{"ELEC_MENSUEL": 100}', 'eligible medium'),
  ('GAZ', '{"GAZ_MENSUEL": 100}', 'eligible medium'),
  ('FONCIER', '{"PROPRIETAIRE": true, "TAXE_FONCIERE": 100}', 'eligible medium'),
  ('DFS', '{"SECTEUR": "transport_marchandises", "CHAUFFEURS": 1}', 'eligible medium'),
  ('TICPE', '{"SECTEUR": "btp", "VEHICULES": true, "LITRES_POIDS_LOURDS": 5,
    "TYPES_VEHICULES": ["poids_lourd_75", "autocar"], "LITRES_AUTOCARS": null}', 'eligible low'),
  ('RECOUVREMENT', '{"IMPAYES": 5}', 'eligible low'),
  ('ELEC', '{}', 'to_confirm low'),
  ('ELEC', '{"ELEC_MENSUEL": 0}', 'not_eligible high'),
  ('DFS', '{"SECTEUR": "transport_marchandises", "CHAUFFEURS": 0}', 'not_eligible high'),
  ('URSSAF', '{"SECTEUR": "agriculture"}', 'not_eligible low');

select results_eq(
  $$
    select t.produit, t.answers, concat_ws(' ', f.state, f.confidence)
    from trial as t cross join lateral tests.finding(t.produit, t.answers) as f order by 1, 2
  $$,
  $$ select produit, answers, expected from trial order by 1, 2 $$,
  'high: all known; medium: on a hypothesis; low: something unknown'
);

select * from finish();
rollback;
