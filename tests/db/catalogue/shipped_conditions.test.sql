-- Which of the two sides of each condition holds, for products that mostly have no amount.
begin;
\ir ../_support/all.psql
\ir ../_support/simulate.psql
select plan(12);

create function tests.state(produit text, answers text)
returns text
language sql
volatile
set search_path = ''
as $$
  select tests.result_for(
    tests.simulate(tests.plain_answers() || state.answers::jsonb, '2026-06-01'), state.produit
  ) ->> 'state';
$$;

select results_eq(
  $$
    select option.code, tests.state('CHRONO',
      format('{"VEHICULES": true, "TYPES_VEHICULES": ["%s"], "LITRES_POIDS_LOURDS": null,
        "LITRES_AUTOCARS": null, "LITRES_TAXIS": null}', option.code))
    from app.question_option as option
    where option.ruleset_id = app.current_ruleset() and option.question = 'TYPES_VEHICULES'
    order by option.position
  $$,
  $$ values
    ('poids_lourd_75', 'eligible'), ('camion_35_75', 'eligible'), ('autocar', 'eligible'),
    ('taxi', 'not_eligible'), ('utilitaire_leger', 'not_eligible'), ('voiture', 'not_eligible'),
    ('engin_chantier', 'not_eligible'), ('tracteur_agricole', 'not_eligible')
  $$,
  'a tachograph: over 3.5 t, or over 9 seats'
);
select is(tests.state('DFS', '{"SECTEUR": "transport_voyageurs", "EFFECTIF": 5}'),
  'not_eligible', 'DFS: freight only');
select is(tests.state('URSSAF', '{"EFFECTIF": 1}'), 'eligible', 'URSSAF: one employee');
select is(tests.state('URSSAF', '{"EFFECTIF": 0}'), 'not_eligible', 'URSSAF: no employee');
select is(tests.state('URSSAF', '{"EFFECTIF": 1, "SECTEUR": "agriculture"}'),
  'not_eligible', 'URSSAF: not a farm');
select is(tests.state('URSSAF', '{"EFFECTIF": null}'), 'to_confirm', 'URSSAF: how many?');
select is(tests.state('MSA', '{"EFFECTIF": 1, "SECTEUR": "agriculture"}'),
  'eligible', 'MSA: a farm with an employee');
select is(tests.state('MSA', '{"EFFECTIF": 1, "SECTEUR": "agroalimentaire"}'),
  'not_eligible', 'MSA: the food industry is no farm');
select is(tests.state('CEE', '{"TRAVAUX_ENERGIE": true}'), 'eligible', 'CEE: works planned');
select is(tests.state('CEE', '{}'), 'not_eligible', 'CEE: no works');
select is(tests.state('TVA', '{"ACHATS_ETRANGER": true}'), 'eligible', 'VAT: purchases abroad');
select is(tests.state('TVA', '{}'), 'not_eligible', 'VAT: no purchases abroad');

select * from finish();
rollback;
