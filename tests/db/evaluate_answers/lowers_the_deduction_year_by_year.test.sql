begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(1);

select results_eq(
  $$
    select day::date, tests.verdict(
      'DFS', '{"SECTEUR": "transport_marchandises", "CHAUFFEURS": 10}', day::date
    )
    from unnest(array[
      '2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01', '2029-06-30',
      '2030-06-30', '2031-06-30', '2032-02-29', '2033-06-30', '2034-12-31', '2035-01-01',
      '2044-06-30'
    ]) as day
    order by day
  $$,
  $$ values
    (date '2026-01-01', 'eligible 0.00 18564.00'), ('2026-12-31', 'eligible 0.00 18564.00'),
    ('2027-01-01', 'eligible 0.00 17472.00'), ('2027-12-31', 'eligible 0.00 17472.00'),
    ('2028-01-01', 'eligible 0.00 15288.00'), ('2029-06-30', 'eligible 0.00 13104.00'),
    ('2030-06-30', 'eligible 0.00 10920.00'), ('2031-06-30', 'eligible 0.00 8736.00'),
    ('2032-02-29', 'eligible 0.00 6552.00'), ('2033-06-30', 'eligible 0.00 4368.00'),
    ('2034-12-31', 'eligible 0.00 2184.00'), ('2035-01-01', 'eligible 0.00 0.00'),
    ('2044-06-30', 'eligible 0.00 0.00')
  $$,
  '10 x 26 000 x the rate of the year x 42 %; from 2035 still eligible, for nothing'
);

select * from finish();
rollback;
