begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(3);

select results_eq(
  $$
    select spent, (tests.finding(
      'CIR', jsonb_build_object('RECHERCHE', true, 'RD_DEPENSES', spent)
    )).amount_high
    from unnest(array[0.01, 0.05, 0.15, 0.25, 100000000.10, 100000000.30]) as spent
    order by spent
  $$,
  $$ values
    (0.01, 0.00), (0.05, 0.02), (0.15, 0.05), (0.25, 0.08),
    (100000000.10, 30000000.01), (100000000.30, 30000000.02)
  $$,
  'half a cent goes up, also to an odd cent'
);
select is(
  (tests.finding('TICPE', '{
    "SECTEUR": "taxi", "VEHICULES": true, "TYPES_VEHICULES": ["poids_lourd_75", "autocar"],
    "LITRES_POIDS_LOURDS": 2, "LITRES_AUTOCARS": 2
  }')).amount_low,
  8.91,
  '3.7344 + 5.1744 is 8.9088: the parts are not rounded, which would give 8.90'
);
select is(
  (
    select app.total_findings(array_agg(f)) -> 'high'
    from app.evaluate_answers(
      app.current_ruleset(), array[jsonb '{"ELEC_MENSUEL": 0.01, "GAZ_MENSUEL": 0.01}'],
      '2026-06-01'
    ) as f
  ),
  '0.04',
  'a total adds what is shown: 0.024 and 0.024 are 0.02 and 0.02'
);

select * from finish();
rollback;
