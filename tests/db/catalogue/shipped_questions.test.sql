begin;
\ir ../_support/all.psql
select plan(3);

select results_eq(
  $$
    select code, type::text, min, max, may_be_unknown, not_above
    from app.question
    where ruleset_id = app.current_ruleset()
    order by position
  $$,
  $$ values
    ('SECTEUR', 'single', null::numeric, null::numeric, false, null::text),
    ('EFFECTIF', 'number', 0, 10000, true, null),
    ('CA', 'amount', 0, 1000000000, true, null),
    ('VEHICULES', 'boolean', null, null, false, null),
    ('TYPES_VEHICULES', 'multiple', null, null, false, null),
    ('LITRES_POIDS_LOURDS', 'number', 0, 1000000, true, null),
    ('LITRES_AUTOCARS', 'number', 0, 1000000, true, null),
    ('LITRES_TAXIS', 'number', 0, 100000, true, null),
    ('CHAUFFEURS', 'number', 0, 1000, true, 'EFFECTIF'),
    ('PROPRIETAIRE', 'boolean', null, null, false, null),
    ('TAXE_FONCIERE', 'amount', 0, 10000000, true, null),
    ('ELEC_MENSUEL', 'amount', 0, 1000000, true, null),
    ('GAZ_MENSUEL', 'amount', 0, 1000000, true, null),
    ('TRAVAUX_ENERGIE', 'boolean', null, null, false, null),
    ('RECHERCHE', 'boolean', null, null, false, null),
    ('RD_DEPENSES', 'amount', 0, 500000000, true, null),
    ('IMPAYES', 'amount', 0, 10000000, true, null),
    ('IMPAYES_NOMBRE', 'number', 1, 100000, true, null),
    ('ACHATS_ETRANGER', 'boolean', null, null, false, null),
    ('DEJA_EN_PLACE', 'multiple', null, null, false, null)
  $$,
  'twenty questions in order, with their bounds'
);

-- What each answer opens beyond the twelve questions that everybody gets.
select results_eq(
  $$
    select given.answers, array_to_string(array(
      select code from unnest(d.visible) as code
      where code not in (
        'SECTEUR', 'EFFECTIF', 'CA', 'VEHICULES', 'PROPRIETAIRE', 'ELEC_MENSUEL', 'GAZ_MENSUEL',
        'TRAVAUX_ENERGIE', 'RECHERCHE', 'IMPAYES', 'ACHATS_ETRANGER', 'DEJA_EN_PLACE'
      )
    ), ' ')
    from (values
      (1, jsonb '{}'),
      (2, '{"SECTEUR": "transport_marchandises"}'),
      (3, '{"SECTEUR": "transport_voyageurs"}'),
      (4, '{"VEHICULES": true}'),
      (5, '{"VEHICULES": true, "TYPES_VEHICULES": ["voiture", "poids_lourd_75"]}'),
      (6, '{"VEHICULES": true, "TYPES_VEHICULES": ["autocar", "taxi"]}'),
      (7, '{"VEHICULES": true, "TYPES_VEHICULES": ["camion_35_75", "tracteur_agricole"]}'),
      (8, '{"VEHICULES": false, "TYPES_VEHICULES": ["poids_lourd_75", "autocar", "taxi"]}'),
      (9, '{"PROPRIETAIRE": true}'),
      (10, '{"PROPRIETAIRE": false}'),
      (11, '{"RECHERCHE": true}'),
      (12, '{"IMPAYES": 0}'),
      (13, '{"IMPAYES": 0.01}')
    ) as given (place, answers)
    cross join lateral app.rule_documents(app.current_ruleset(), array[given.answers]) as d
    order by given.place
  $$,
  $$ values
    (jsonb '{}', ''),
    ('{"SECTEUR": "transport_marchandises"}', 'CHAUFFEURS'),
    ('{"SECTEUR": "transport_voyageurs"}', ''),
    ('{"VEHICULES": true}', 'TYPES_VEHICULES'),
    ('{"VEHICULES": true, "TYPES_VEHICULES": ["voiture", "poids_lourd_75"]}',
      'TYPES_VEHICULES LITRES_POIDS_LOURDS'),
    ('{"VEHICULES": true, "TYPES_VEHICULES": ["autocar", "taxi"]}',
      'TYPES_VEHICULES LITRES_AUTOCARS LITRES_TAXIS'),
    ('{"VEHICULES": true, "TYPES_VEHICULES": ["camion_35_75", "tracteur_agricole"]}',
      'TYPES_VEHICULES'),
    ('{"VEHICULES": false, "TYPES_VEHICULES": ["poids_lourd_75", "autocar", "taxi"]}', ''),
    ('{"PROPRIETAIRE": true}', 'TAXE_FONCIERE'),
    ('{"PROPRIETAIRE": false}', ''),
    ('{"RECHERCHE": true}', 'RD_DEPENSES'),
    ('{"IMPAYES": 0}', ''),
    ('{"IMPAYES": 0.01}', 'IMPAYES_NOMBRE')
  $$,
  'each gate opens to its own answer, and to no other'
);

select results_eq(
  $$
    select question, string_agg(code, ' ' order by position),
      string_agg(code, ' ') filter (where is_exclusive)
    from app.question_option
    where ruleset_id = app.current_ruleset()
    group by question
    order by question collate "C"
  $$,
  $$ values
    ('DEJA_EN_PLACE', 'aucun TICPE DFS FONCIER CIR CEE ELEC GAZ TVA', 'aucun'),
    ('SECTEUR',
      'transport_marchandises transport_voyageurs taxi vtc btp industrie commerce'
      ' services_entreprises informatique restauration sante agriculture agroalimentaire'
      ' services_personne immobilier autre', null),
    ('TYPES_VEHICULES',
      'poids_lourd_75 camion_35_75 autocar taxi utilitaire_leger voiture engin_chantier'
      ' tracteur_agricole', null)
  $$,
  'the options, of which one stands alone'
);

select * from finish();
rollback;
