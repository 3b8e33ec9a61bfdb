begin;
\ir ../_support/all.psql
select plan(2);

select results_eq(
  $$
    select code, value, unit, evidence::text
    from app.parameter
    where ruleset_id = app.current_ruleset() and valid_from = '2026-01-01'
    order by code collate "C"
  $$,
  $$ values
    ('accise_gazole_marchandises', 45.19, '€/hL', 'law'),
    ('accise_gazole_normal', 60.75, '€/hL', 'law'),
    ('accise_gazole_taxi', 30.20, '€/hL', 'law'),
    ('accise_gazole_voyageurs', 39.19, '€/hL', 'law'),
    ('anciennete_defaut', 5, 'ans', 'hypothesis'),
    ('charges_patronales', 42, '%', 'hypothesis'),
    ('cir_seuil', 100000000, '€ par an', 'law'),
    ('cir_taux', 30, '%', 'law'),
    ('cir_taux_au_dela', 5, '%', 'law'),
    ('dfs_plafond', 7600, '€ par salarié et par an', 'doctrine'),
    ('dfs_salaire_brut', 26000, '€ par an', 'hypothesis'),
    ('dfs_taux', 17, '%', 'doctrine'),
    ('energie_part', 20, '%', 'hypothesis'),
    ('foncier_part', 20, '%', 'hypothesis'),
    ('indemnite_forfaitaire', 40, '€ par facture', 'law'),
    ('revenu_par_salarie_agriculture', 60000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_autre', 80000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_btp', 80000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_commerce', 70000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_immobilier', 120000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_industrie', 90000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_informatique', 100000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_services', 85000, '€ par salarié et par an', 'hypothesis'),
    ('revenu_par_salarie_transport', 80000, '€ par salarié et par an', 'hypothesis')
  $$,
  'every figure of 2026, in the unit of its source, with what it rests on'
);

select results_eq(
  $$
    select extract(year from valid_from)::integer, value, evidence::text
    from app.parameter
    where ruleset_id = app.current_ruleset() and code = 'dfs_taux'
    order by valid_from
  $$,
  $$ values
    (2026, 17::numeric, 'doctrine'), (2027, 16, 'doctrine'), (2028, 14, 'announced'),
    (2029, 12, 'announced'), (2030, 10, 'announced'), (2031, 8, 'announced'),
    (2032, 6, 'announced'), (2033, 4, 'announced'), (2034, 2, 'announced'), (2035, 0, 'announced')
  $$,
  'the DFS fades out year by year'
);

select * from finish();
rollback;
