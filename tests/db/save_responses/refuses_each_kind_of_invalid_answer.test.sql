begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_completed('visitor');

create temporary table trial (field text, value jsonb, fault jsonb) on commit drop;
insert into trial values
  -- negative
  ('EFFECTIF', '-1', '{"code": "below_min", "min": 0, "max": 10000}'),
  ('CA', '-0.01', '{"code": "below_min", "min": 0, "max": 1000000000}'),
  ('LITRES_POIDS_LOURDS', '-5000', '{"code": "below_min", "min": 0, "max": 1000000}'),
  ('IMPAYES_NOMBRE', '0', '{"code": "below_min", "min": 1, "max": 100000}'),
  -- a fraction for a number
  ('EFFECTIF', '2.5', '{"code": "not_whole", "min": 0, "max": 10000}'),
  ('LITRES_TAXIS', '0.1', '{"code": "not_whole", "min": 0, "max": 100000}'),
  ('CHAUFFEURS', '-0.5', '{"code": "not_whole", "min": 0, "max": 1000}'),
  -- three decimals
  ('CA', '0.001', '{"code": "too_many_decimals", "min": 0, "max": 1000000000}'),
  ('ELEC_MENSUEL', '99.999', '{"code": "too_many_decimals", "min": 0, "max": 1000000}'),
  ('IMPAYES', '1e-9', '{"code": "too_many_decimals", "min": 0, "max": 10000000}'),
  -- text for a number
  ('EFFECTIF', '"12"', '{"code": "wrong_type", "min": 0, "max": 10000}'),
  ('GAZ_MENSUEL', '""', '{"code": "wrong_type", "min": 0, "max": 1000000}'),
  ('RD_DEPENSES', 'true', '{"code": "wrong_type", "min": 0, "max": 500000000}'),
  ('TAXE_FONCIERE', '[1]', '{"code": "wrong_type", "min": 0, "max": 10000000}'),
  ('CA', '{"valeur": 1}', '{"code": "wrong_type", "min": 0, "max": 1000000000}'),
  -- above the bound
  ('EFFECTIF', '10001', '{"code": "above_max", "min": 0, "max": 10000}'),
  ('CA', '1000000000.01', '{"code": "above_max", "min": 0, "max": 1000000000}'),
  ('LITRES_POIDS_LOURDS', '1000001', '{"code": "above_max", "min": 0, "max": 1000000}'),
  ('LITRES_AUTOCARS', '1000001', '{"code": "above_max", "min": 0, "max": 1000000}'),
  ('LITRES_TAXIS', '100001', '{"code": "above_max", "min": 0, "max": 100000}'),
  ('CHAUFFEURS', '1001', '{"code": "above_max", "min": 0, "max": 1000}'),
  ('TAXE_FONCIERE', '10000000.01', '{"code": "above_max", "min": 0, "max": 10000000}'),
  ('ELEC_MENSUEL', '1000000.01', '{"code": "above_max", "min": 0, "max": 1000000}'),
  ('GAZ_MENSUEL', '1000000.01', '{"code": "above_max", "min": 0, "max": 1000000}'),
  ('RD_DEPENSES', '500000000.01', '{"code": "above_max", "min": 0, "max": 500000000}'),
  ('IMPAYES', '1e300', '{"code": "above_max", "min": 0, "max": 10000000}'),
  ('IMPAYES_NOMBRE', '100001', '{"code": "above_max", "min": 1, "max": 100000}'),
  -- an unknown option
  ('SECTEUR', '"piraterie"', '{"code": "unknown_option"}'),
  ('SECTEUR', '"BTP"', '{"code": "unknown_option"}'),
  ('SECTEUR', '""', '{"code": "unknown_option"}'),
  ('TYPES_VEHICULES', '["poids_lourd_75", "trottinette"]', '{"code": "unknown_option"}'),
  ('TYPES_VEHICULES', '["aucun"]', '{"code": "unknown_option"}'),
  ('DEJA_EN_PLACE', '["URSSAF"]', '{"code": "unknown_option"}'),
  -- several options where one will do, or none
  ('DEJA_EN_PLACE', '["aucun", "CIR"]', '{"code": "exclusive_option"}'),
  ('DEJA_EN_PLACE', '["TICPE", "aucun"]', '{"code": "exclusive_option"}'),
  ('DEJA_EN_PLACE', '["CIR", "CIR"]', '{"code": "duplicate_option"}'),
  ('TYPES_VEHICULES', '["taxi", "voiture", "taxi"]', '{"code": "duplicate_option"}'),
  ('TYPES_VEHICULES', '[]', '{"code": "empty"}'),
  ('DEJA_EN_PLACE', '[]', '{"code": "empty"}'),
  -- another shape than the question's
  ('SECTEUR', '["btp"]', '{"code": "wrong_type"}'),
  ('SECTEUR', '5', '{"code": "wrong_type"}'),
  ('TYPES_VEHICULES', '"taxi"', '{"code": "wrong_type"}'),
  ('TYPES_VEHICULES', '[1]', '{"code": "wrong_type"}'),
  ('TYPES_VEHICULES', '["taxi", null]', '{"code": "wrong_type"}'),
  ('TYPES_VEHICULES', '[["taxi"]]', '{"code": "wrong_type"}'),
  ('DEJA_EN_PLACE', '{"CIR": true}', '{"code": "wrong_type"}'),
  ('VEHICULES', '"oui"', '{"code": "wrong_type"}'),
  ('VEHICULES', '"true"', '{"code": "wrong_type"}'),
  ('PROPRIETAIRE', '1', '{"code": "wrong_type"}'),
  ('RECHERCHE', '0', '{"code": "wrong_type"}'),
  -- "I don't know" where it is no answer
  ('SECTEUR', 'null', '{"code": "required"}'),
  ('VEHICULES', 'null', '{"code": "required"}'),
  ('TYPES_VEHICULES', 'null', '{"code": "required"}'),
  ('PROPRIETAIRE', 'null', '{"code": "required"}'),
  ('TRAVAUX_ENERGIE', 'null', '{"code": "required"}'),
  ('RECHERCHE', 'null', '{"code": "required"}'),
  ('ACHATS_ETRANGER', 'null', '{"code": "required"}'),
  ('DEJA_EN_PLACE', 'null', '{"code": "required"}'),
  -- an unknown question
  ('COULEUR', '"bleu"', '{"code": "unknown_question"}'),
  ('COULEUR', 'null', '{"code": "unknown_question"}'),
  ('effectif', '5', '{"code": "unknown_question"}'),
  ('', '5', '{"code": "unknown_question"}');

select tests.remember_world();
create temporary table outcome on commit drop as
select
  t.field, t.value, t.fault,
  tests.error_of(format(
    'select tests.save(%L, %L)', 'visitor', jsonb_build_object(t.field, t.value)
  )) as error
from trial as t;

select results_eq(
  $$ select o.field, o.value, o.error -> 'details' from outcome as o order by 1, 2 $$,
  $$
    select t.field, t.value, jsonb_build_array(jsonb_build_object('field', t.field) || t.fault)
    from trial as t order by 1, 2
  $$,
  'one entry, of that field, saying what is wrong'
);
select set_eq(
  $$ select o.error ->> 'code' as code, o.error ->> 'message' as message from outcome as o $$,
  $$ values ('PT422', 'invalid_responses') $$,
  'always the same refusal'
);
select tests.world_unchanged('nothing is stored, and the completed session stays completed');

select * from finish();
rollback;
