begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_completed('haulier');
create temporary table calculated on commit drop as select tests.calculate('haulier') as answer;

select results_eq(
  $$
    select p.value ->> 'code', p.value -> 'value', p.value ->> 'unit', p.value ->> 'valid_from',
      p.value ->> 'valid_to', p.value ->> 'evidence'
    from calculated
    cross join jsonb_array_elements(tests.result_for(answer, 'DFS') -> 'parameters') as p
  $$,
  $$ values
    ('charges_patronales', jsonb '42', '%', '2026-01-01', null, 'hypothesis'),
    ('dfs_plafond', '7600', '€ par salarié et par an', '2026-01-01', null, 'doctrine'),
    ('dfs_salaire_brut', '26000', '€ par an', '2026-01-01', null, 'hypothesis'),
    ('dfs_taux', '17', '%', '2026-01-01', '2026-12-31', 'doctrine')
  $$,
  'the figures of the day, and none of another year'
);
select is(
  (
    select tests.plain(tests.result_for(answer, 'TICPE') #>> '{parameters,0}')::jsonb
    from calculated
  ),
  jsonb '{
    "code": "accise_gazole_marchandises", "value": 45.19, "unit": "€/hL",
    "label": "Accise sur le gazole, tarif réduit du transport routier de marchandises",
    "valid_from": "2026-01-01", "valid_to": null, "evidence": "law",
    "source": "CIBS, art. L. 312-53"
  }',
  'each with its words and its source'
);
select results_eq(
  $$
    select r.value ->> 'produit', string_agg(p.value ->> 'code', ' ' order by p.place)
    from calculated
    cross join jsonb_array_elements(answer -> 'results') as r
    left join lateral jsonb_array_elements(r.value -> 'parameters')
      with ordinality as p (value, place) on true
    where r.value ->> 'produit' in ('TICPE', 'CHRONO', 'URSSAF', 'CIR', 'RECOUVREMENT')
    group by 1 order by 1
  $$,
  $$ values
    ('CHRONO', null), ('CIR', null),
    ('RECOUVREMENT', 'indemnite_forfaitaire'),
    ('TICPE', 'accise_gazole_marchandises accise_gazole_normal'), ('URSSAF', null)
  $$,
  'only those that the parts of the amount that apply, or may apply, read'
);

select * from finish();
rollback;
