begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_open('visitor');

select results_eq(
  $$
    select saved #>> '{progress,answered}', saved #>> '{progress,total}'
    from (values
      (1, jsonb '{}'),
      (2, '{"SECTEUR": "btp"}'),
      (3, '{"EFFECTIF": null}'),
      (4, '{"SECTEUR": "transport_marchandises"}'),
      (5, '{"VEHICULES": true}'),
      (6, '{"TYPES_VEHICULES": ["autocar", "taxi"]}'),
      (7, '{"LITRES_TAXIS": 0, "RD_DEPENSES": 10}'),
      (8, '{"RECHERCHE": true}'),
      (9, '{"IMPAYES": 0.01}'),
      (10, '{"IMPAYES": null}'),
      (11, '{"VEHICULES": false}')
    ) as step (place, responses)
    cross join lateral tests.save('visitor', step.responses) as saved
    order by step.place
  $$,
  $$ values
    ('0', '12'), ('1', '12'), ('2', '12'), ('2', '13'), ('3', '14'), ('4', '16'), ('5', '16'),
    ('7', '17'), ('8', '18'), ('8', '17'), ('6', '14')
  $$,
  '"I don''t know" is an answer; a gate that is closed or unknown hides what is behind it'
);

select is(
  tests.save('visitor', '{"PROPRIETAIRE": true}') -> 'questions',
  jsonb '["SECTEUR", "EFFECTIF", "CA", "VEHICULES", "CHAUFFEURS", "PROPRIETAIRE", "TAXE_FONCIERE",
    "ELEC_MENSUEL", "GAZ_MENSUEL", "TRAVAUX_ENERGIE", "RECHERCHE", "RD_DEPENSES", "IMPAYES",
    "ACHATS_ETRANGER", "DEJA_EN_PLACE"]',
  'and names them in order, answered or not'
);

select * from finish();
rollback;
