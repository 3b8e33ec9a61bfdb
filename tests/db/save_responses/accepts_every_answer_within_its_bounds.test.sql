begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_open('visitor');

create temporary table bound (side text, responses jsonb) on commit drop;
insert into bound values
  ('lowest', '{
    "SECTEUR": "transport_marchandises", "EFFECTIF": 0, "CA": 0, "VEHICULES": true,
    "TYPES_VEHICULES": ["voiture"], "LITRES_POIDS_LOURDS": 0, "LITRES_AUTOCARS": 0,
    "LITRES_TAXIS": 0, "CHAUFFEURS": 0, "PROPRIETAIRE": true, "TAXE_FONCIERE": 0,
    "ELEC_MENSUEL": 0, "GAZ_MENSUEL": 0, "TRAVAUX_ENERGIE": false, "RECHERCHE": false,
    "RD_DEPENSES": 0, "IMPAYES": 0, "IMPAYES_NOMBRE": 1, "ACHATS_ETRANGER": false,
    "DEJA_EN_PLACE": ["aucun"]
  }'),
  ('highest', '{
    "SECTEUR": "autre", "EFFECTIF": 10000, "CA": 1000000000, "VEHICULES": true,
    "TYPES_VEHICULES": ["tracteur_agricole", "engin_chantier", "voiture", "utilitaire_leger",
      "taxi", "autocar", "camion_35_75", "poids_lourd_75"],
    "LITRES_POIDS_LOURDS": 1000000, "LITRES_AUTOCARS": 1000000, "LITRES_TAXIS": 100000,
    "CHAUFFEURS": 1000, "PROPRIETAIRE": true, "TAXE_FONCIERE": 10000000,
    "ELEC_MENSUEL": 1000000, "GAZ_MENSUEL": 1000000, "TRAVAUX_ENERGIE": true, "RECHERCHE": true,
    "RD_DEPENSES": 500000000, "IMPAYES": 10000000, "IMPAYES_NOMBRE": 100000,
    "ACHATS_ETRANGER": true,
    "DEJA_EN_PLACE": ["TVA", "GAZ", "ELEC", "CEE", "CIR", "FONCIER", "DFS", "TICPE"]
  }'),
  ('cents', '{
    "CA": 0.01, "TAXE_FONCIERE": 1234.5, "ELEC_MENSUEL": 99.90, "GAZ_MENSUEL": 1.10000,
    "RD_DEPENSES": 1e3, "IMPAYES": 12.34, "EFFECTIF": 12.0
  }');

select is_empty(
  $$ select b.side, tests.faults('visitor', b.responses) from bound as b
    where tests.faults('visitor', b.responses) is not null $$,
  'zero, both bounds, every option of a list, and cents are answers'
);

select tests.save('visitor', responses) from bound where side = 'highest';
select is(
  tests.data('visitor') -> 'responses', (select responses from bound where side = 'highest'),
  'they come back as they were given'
);
select is(
  tests.save('visitor', '{"CA": 5, "EFFECTIF": 1000}') -> 'accepted', jsonb '["CA", "EFFECTIF"]',
  'what was accepted is named'
);

select * from finish();
rollback;
