begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(1);

select tests.given_open('visitor');

select is(
  tests.faults('visitor', '{
    "NUANCE": 1, "DEJA_EN_PLACE": ["aucun", "GAZ"], "ACHATS_ETRANGER": false, "IMPAYES": -2,
    "EFFECTIF": 1.5, "SECTEUR": "btp", "COULEUR": "bleu", "VEHICULES": null, "CA": 10.001
  }'),
  jsonb '[
    {"field": "EFFECTIF", "code": "not_whole", "min": 0, "max": 10000},
    {"field": "CA", "code": "too_many_decimals", "min": 0, "max": 1000000000},
    {"field": "VEHICULES", "code": "required"},
    {"field": "IMPAYES", "code": "below_min", "min": 0, "max": 10000000},
    {"field": "DEJA_EN_PLACE", "code": "exclusive_option"},
    {"field": "COULEUR", "code": "unknown_question"},
    {"field": "NUANCE", "code": "unknown_question"}
  ]',
  'one entry a field, in the order of the questions, and none for what is right'
);

select * from finish();
rollback;
