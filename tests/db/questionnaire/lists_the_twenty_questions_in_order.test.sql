begin;
\ir ../_support/all.psql
select plan(5);

create temporary table shown on commit drop as select api.questionnaire()::jsonb as questionnaire;

select is((select questionnaire ->> 'ruleset' from shown), '2026-01', 'of the current ruleset');
select results_eq(
  $$
    select q.value ->> 'code', q.value ->> 'type', q.value -> 'min', q.value -> 'max',
      q.value ->> 'unit', q.value -> 'may_be_unknown', jsonb_array_length(q.value -> 'options')
    from shown
    cross join jsonb_array_elements(questionnaire -> 'questions')
      with ordinality as q (value, place)
    order by q.place
  $$,
  $$ values
    ('SECTEUR', 'single', jsonb 'null', jsonb 'null', null, jsonb 'false', 16),
    ('EFFECTIF', 'number', '0', '10000', null, 'true', 0),
    ('CA', 'amount', '0', '1000000000', '€ par an', 'true', 0),
    ('VEHICULES', 'boolean', 'null', 'null', null, 'false', 0),
    ('TYPES_VEHICULES', 'multiple', 'null', 'null', null, 'false', 8),
    ('LITRES_POIDS_LOURDS', 'number', '0', '1000000', 'litres par mois', 'true', 0),
    ('LITRES_AUTOCARS', 'number', '0', '1000000', 'litres par mois', 'true', 0),
    ('LITRES_TAXIS', 'number', '0', '100000', 'litres par mois', 'true', 0),
    ('CHAUFFEURS', 'number', '0', '1000', null, 'true', 0),
    ('PROPRIETAIRE', 'boolean', 'null', 'null', null, 'false', 0),
    ('TAXE_FONCIERE', 'amount', '0', '10000000', '€ par an', 'true', 0),
    ('ELEC_MENSUEL', 'amount', '0', '1000000', '€ par mois', 'true', 0),
    ('GAZ_MENSUEL', 'amount', '0', '1000000', '€ par mois', 'true', 0),
    ('TRAVAUX_ENERGIE', 'boolean', 'null', 'null', null, 'false', 0),
    ('RECHERCHE', 'boolean', 'null', 'null', null, 'false', 0),
    ('RD_DEPENSES', 'amount', '0', '500000000', '€ par an', 'true', 0),
    ('IMPAYES', 'amount', '0', '10000000', '€', 'true', 0),
    ('IMPAYES_NOMBRE', 'number', '1', '100000', null, 'true', 0),
    ('ACHATS_ETRANGER', 'boolean', 'null', 'null', null, 'false', 0),
    ('DEJA_EN_PLACE', 'multiple', 'null', 'null', null, 'false', 9)
  $$,
  'with type, bounds and unit'
);
select set_eq(
  $$ select distinct jsonb_object_keys(q.value)
    from shown cross join jsonb_array_elements(questionnaire -> 'questions') as q $$,
  array['code', 'type', 'label', 'short_label', 'help', 'unit', 'min', 'max', 'may_be_unknown',
    'options'],
  'and the words: nothing of the rules'
);
select results_eq(
  $$
    select o.value ->> 'code', length(o.value ->> 'label') > 2
    from shown
    cross join jsonb_array_elements(questionnaire #> '{questions,4,options}')
      with ordinality as o (value, place)
    order by o.place
  $$,
  $$ values
    ('poids_lourd_75', true), ('camion_35_75', true), ('autocar', true), ('taxi', true),
    ('utilitaire_leger', true), ('voiture', true), ('engin_chantier', true),
    ('tracteur_agricole', true)
  $$,
  'options have codes and labels, in order'
);

select set_eq(
  $$
    select o.value ->> 'code'
    from shown
    cross join jsonb_array_elements(questionnaire -> 'questions') as q
    cross join jsonb_array_elements(q.value -> 'options') as o
    where (o.value -> 'exclusive')::boolean
  $$,
  array['aucun'],
  'and say which is chosen alone'
);

select * from finish();
rollback;
