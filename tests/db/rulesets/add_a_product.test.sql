-- The recipe of docs/rules.md, as it is written there.
begin;
\ir ../_support/all.psql
\ir ../_support/simulate.psql
select plan(6);

select app.draft_ruleset('2026-02');

insert into app.question
  (ruleset_id, position, code, type, min, max, unit, may_be_unknown, visible_if,
    label, short_label, help)
select
  id, 21, 'ASSURANCE_FLOTTE', 'amount', 0, 1000000, '€ par an', true, 'strict $.VEHICULES == true',
  'Combien coûte l’assurance de vos véhicules par an ?',
  'Assurance des véhicules',
  'Sur le dernier avis d’échéance de votre assureur.'
from app.ruleset
where name = '2026-02';

insert into app.parameter
  (ruleset_id, code, valid_from, value, unit, evidence, label, source)
select
  id, 'assurance_part', '2026-01-01', 10, '%', 'hypothesis',
  'Part de la prime qu’une renégociation peut faire économiser au mieux',
  'Hypothèse de Tremplin : usage du marché, à vérifier sur votre contrat'
from app.ruleset
where name = '2026-02';

insert into app.produit
  (ruleset_id, position, code, name, category, kind, summary, next_step, documents)
select
  id, 13, 'ASSURANCE', 'Renégociation de l’assurance des véhicules', 'assurance', 'estimate',
  'Mettre les assureurs en concurrence peut alléger la prime de vos véhicules.',
  'Relevez la date d’échéance de votre contrat, puis demandez plusieurs devis.',
  array['Contrat d’assurance en cours', 'Relevé de sinistres']
from app.ruleset
where name = '2026-02';

insert into app.criterion (ruleset_id, produit, position, code, weight, predicate, label)
select
  id, 'ASSURANCE', 1, 'prime', 100, 'strict $.ASSURANCE_FLOTTE > 0',
  'Prime d’assurance à la charge de l’entreprise'
from app.ruleset
where name = '2026-02';

insert into app.savings_component
  (ruleset_id, produit, position, code, applies_if, low, high, formula)
select
  id, 'ASSURANCE', 1, 'prime', 'strict $.ASSURANCE_FLOTTE > 0',
  'strict 0',
  'strict $.ASSURANCE_FLOTTE * $assurance_part * 0.01',
  'jusqu’à {assurance_part} de {ASSURANCE_FLOTTE}'
from app.ruleset
where name = '2026-02';

select app.publish_ruleset((select id from app.ruleset where name = '2026-02'));

select is_empty(
  $$ select * from app.catalogue_faults(app.current_ruleset()) $$, 'the new version has no fault'
);
select is(
  (
    select q.value ->> 'label'
    from jsonb_array_elements(api.questionnaire()::jsonb -> 'questions') as q
    where q.value ->> 'code' = 'ASSURANCE_FLOTTE'
  ),
  'Combien coûte l’assurance de vos véhicules par an ?',
  'the questionnaire asks the new question'
);

create temporary table simulated on commit drop as
select
  tests.result_for(results, 'ASSURANCE') as assurance,
  tests.result_for(without, 'ASSURANCE') as without_vehicle
from
  tests.simulate(
    tests.plain_answers() || jsonb '{
      "VEHICULES": true, "TYPES_VEHICULES": ["voiture"], "ASSURANCE_FLOTTE": 12345.67
    }',
    app.today()
  ) as results,
  tests.simulate(tests.plain_answers(), app.today()) as without;

select results_eq(
  $$
    select
      assurance ->> 'state', assurance -> 'amount_low', assurance -> 'amount_high',
      assurance ->> 'confidence'
    from simulated
  $$,
  $$ values ('eligible', jsonb '0.00', jsonb '1234.57', 'medium') $$,
  'the product is eligible, for up to 10 % of the premium, on a hypothesis'
);
select is(
  (select translate(assurance ->> 'formula', chr(160) || chr(8239), '  ') from simulated),
  'jusqu’à 10 % de 12 345,67 € par an',
  'the formula says so in words'
);
select is(
  (select assurance #>> '{recommendation,next_step}' from simulated),
  'Relevez la date d’échéance de votre contrat, puis demandez plusieurs devis.',
  'with the recommendation'
);
select is(
  (select without_vehicle ->> 'state' from simulated), 'not_eligible',
  'who has no vehicle is not asked, and not eligible'
);

select * from finish();
rollback;
