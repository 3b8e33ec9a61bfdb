begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(1);

select results_eq(
  $$
    select spent, tests.verdict(
      'CIR', jsonb_build_object('RECHERCHE', true, 'RD_DEPENSES', spent)
    )
    from unnest(array[0, 0.01, 1000, 99999999.99, 100000000, 100000001, 500000000]) as spent
    order by spent
  $$,
  $$ values
    (0, 'not_eligible'), (0.01, 'eligible 0.00 0.00'), (1000, 'eligible 0.00 300.00'),
    (99999999.99, 'eligible 0.00 30000000.00'), (100000000, 'eligible 0.00 30000000.00'),
    (100000001, 'eligible 0.00 30000000.05'), (500000000, 'eligible 0.00 50000000.00')
  $$,
  '30 % up to 100 million, that euro included, and 5 % of what is beyond'
);

select * from finish();
rollback;
