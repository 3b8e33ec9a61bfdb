begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_open('visitor');
select set_config('tremplin.today', '2027-06-01', true);

select results_eq(
  $$
    select
      saved #>> '{estimate,fixed_by_law}', saved #>> '{estimate,low}', saved #>> '{estimate,high}',
      saved #>> '{estimate,receivable}'
    from (values
      (1, jsonb '{"SECTEUR": "transport_marchandises"}'),
      (2, '{"CHAUFFEURS": 3}'),
      (3, '{"VEHICULES": true, "TYPES_VEHICULES": ["poids_lourd_75", "taxi"]}'),
      (4, '{"LITRES_POIDS_LOURDS": 3001}'),
      (5, '{"LITRES_TAXIS": null}'),
      (6, '{"LITRES_TAXIS": 10}'),
      (7, '{"IMPAYES": 100.10}'),
      (8, '{"IMPAYES_NOMBRE": 2}'),
      (9, '{"DEJA_EN_PLACE": ["DFS"]}'),
      (10, '{"VEHICULES": false}')
    ) as step (place, responses)
    cross join lateral tests.save('visitor', step.responses) as saved
    order by step.place
  $$,
  $$ values
    ('0', '0', '0', '0'),
    ('0', '0.00', '5241.60', '0'),
    ('0', '0.00', '5241.60', '0'),
    ('5603.47', '5603.47', '10845.07', '0'),
    ('5603.47', '5603.47', '10845.07', '0'),
    ('5640.13', '5640.13', '10881.73', '0'),
    ('5640.13', '5640.13', '10881.73', '100.10'),
    ('5640.13', '5640.13', '10881.73', '180.10'),
    ('5640.13', '5640.13', '5640.13', '180.10'),
    ('0', '0', '0', '180.10')
  $$,
  'only what is eligible already counts, for its known part'
);
select is(
  tests.save('visitor', '{}') -> 'estimate',
  jsonb '{"fixed_by_law": 0, "low": 0, "high": 0, "receivable": 180.10}',
  'four figures and no other'
);

select * from finish();
rollback;
