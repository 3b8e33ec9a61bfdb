begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(2);

create function tests.formula(name text, produit text)
returns text
language sql
volatile
set search_path = ''
as $$
  select tests.plain(
    tests.result_for(tests.calculate(formula.name), formula.produit) ->> 'formula'
  );
$$;

select tests.given_completed('everything', tests.haulier() || '{
  "TYPES_VEHICULES": ["poids_lourd_75", "autocar", "taxi"], "LITRES_POIDS_LOURDS": 3001,
  "LITRES_AUTOCARS": null, "LITRES_TAXIS": 0, "PROPRIETAIRE": true, "TAXE_FONCIERE": 8000.5,
  "RECHERCHE": true, "RD_DEPENSES": 123456789, "ELEC_MENSUEL": 1200, "GAZ_MENSUEL": null,
  "IMPAYES": 12000, "IMPAYES_NOMBRE": 4
}');

select results_eq(
  $$
    select p.code, tests.formula('everything', p.code)
    from (values (1, 'TICPE'), (2, 'DFS'), (3, 'FONCIER'), (4, 'CIR'), (5, 'ELEC'),
      (6, 'RECOUVREMENT')) as p (place, code)
    order by p.place
  $$,
  $$ values
    ('TICPE',
      '3 001 litres par mois × 12 mois × (60,75 €/hL − 45,19 €/hL) ÷ 100 pour les poids lourds'
        || ' + [Gazole des autocars] × 12 mois × (60,75 €/hL − 39,19 €/hL) ÷ 100'
        || ' pour les autocars'),
    ('DFS', 'jusqu’à : nombre de conducteurs (8) × 17 % de 26 000 € par an'
      || ' (au plus 7 600 € par salarié et par an) × 42 % de cotisations patronales'),
    ('FONCIER', 'jusqu’à 20 % de 8 000,50 € par an'),
    ('CIR', 'jusqu’à 30 % des dépenses de R&D (123 456 789 € par an, retenues jusqu’à'
      || ' 100 000 000 € par an) + jusqu’à 5 % des dépenses au-delà'
      || ' (123 456 789 € par an − 100 000 000 € par an)'),
    ('ELEC', 'jusqu’à 20 % de 1 200 € par mois × 12 mois'),
    ('RECOUVREMENT', '12 000 € de factures impayées + nombre de factures (4) × 40 € par facture')
  $$,
  'with the answers and figures that it used, and only the parts that apply, or may'
);
select results_eq(
  $$
    select p.code, tests.formula('everything', p.code)
    from (values (1, 'GAZ'), (2, 'MSA'), (3, 'CHRONO')) as p (place, code)
    order by p.place
  $$,
  $$ values
    ('GAZ', 'jusqu’à 20 % de [Facture de gaz] × 12 mois'), ('MSA', null), ('CHRONO', null)
  $$,
  'an unknown answer by its name in brackets; nothing where there is nothing to compute'
);

select * from finish();
rollback;
