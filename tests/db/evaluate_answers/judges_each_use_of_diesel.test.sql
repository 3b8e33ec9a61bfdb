begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(1);

create temporary table trial (said text, answers jsonb, expected text) on commit drop;
insert into trial values
  ('a lorry on own account, whatever the trade',
    '{"SECTEUR": "restauration", "TYPES_VEHICULES": ["poids_lourd_75"], "LITRES_POIDS_LOURDS": 1}',
    'eligible 1.87 1.87'),
  ('a coach of a hotel',
    '{"SECTEUR": "autre", "TYPES_VEHICULES": ["autocar"], "LITRES_AUTOCARS": 1}',
    'eligible 2.59 2.59'),
  ('a taxi', '{"SECTEUR": "taxi", "TYPES_VEHICULES": ["taxi"], "LITRES_TAXIS": 1}',
    'eligible 3.67 3.67'),
  ('a taxi licence beside another trade',
    '{"SECTEUR": "transport_voyageurs", "TYPES_VEHICULES": ["taxi"], "LITRES_TAXIS": 1}',
    'eligible 3.67 3.67'),
  ('a VTC, whatever it ticks', '{"SECTEUR": "vtc", "TYPES_VEHICULES": ["taxi"], "LITRES_TAXIS": 1}',
    'not_eligible'),
  ('a VTC with a coach: the coach alone',
    '{"SECTEUR": "vtc", "TYPES_VEHICULES": ["taxi", "autocar"], "LITRES_TAXIS": 1000,
      "LITRES_AUTOCARS": 1}', 'eligible 2.59 2.59'),
  ('no litre',
    '{"SECTEUR": "btp", "TYPES_VEHICULES": ["poids_lourd_75"], "LITRES_POIDS_LOURDS": 0}',
    'not_eligible'),
  ('a lorry under 7.5 t',
    '{"SECTEUR": "btp", "TYPES_VEHICULES": ["camion_35_75"]}', 'not_eligible'),
  ('vans, cars, machines and farm tractors',
    '{"SECTEUR": "agriculture", "TYPES_VEHICULES": ["utilitaire_leger", "voiture",
      "engin_chantier", "tracteur_agricole"]}', 'not_eligible'),
  ('litres of lorries that are no longer there',
    '{"SECTEUR": "btp", "TYPES_VEHICULES": ["voiture"], "LITRES_POIDS_LOURDS": 5000}',
    'not_eligible'),
  ('the three uses, rounded once',
    '{"SECTEUR": "taxi", "TYPES_VEHICULES": ["poids_lourd_75", "autocar", "taxi"],
      "LITRES_POIDS_LOURDS": 1, "LITRES_AUTOCARS": 1, "LITRES_TAXIS": 1}', 'eligible 8.12 8.12'),
  ('the known use, while another is unknown',
    '{"SECTEUR": "taxi", "TYPES_VEHICULES": ["poids_lourd_75", "taxi"],
      "LITRES_POIDS_LOURDS": 100, "LITRES_TAXIS": null}', 'eligible 186.72 186.72');

select results_eq(
  $$ select said, tests.verdict('TICPE', answers || '{"VEHICULES": true}') from trial order by 1 $$,
  $$ select said, expected from trial order by 1 $$,
  'litres x 12 x (60.75 less 45.19, 39.19 or 30.20) / 100, of the uses that hold'
);

select * from finish();
rollback;
