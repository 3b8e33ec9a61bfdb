begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(1);

select results_eq(
  $$
    select f.amount_low, f.amount_high, f.confidence::text
    from (values
      (1, jsonb '{"IMPAYES": 12000.5, "IMPAYES_NOMBRE": 4}'),
      (2, '{"IMPAYES": 12000.5, "IMPAYES_NOMBRE": null}'),
      (3, '{"IMPAYES": 12000.5}'),
      (4, '{"IMPAYES": 0.01, "IMPAYES_NOMBRE": 1}')
    ) as visitor (place, answers)
    cross join lateral tests.finding('RECOUVREMENT', visitor.answers) as f
    order by visitor.place
  $$,
  $$ values
    (12160.50, 12160.50, 'high'), (12000.50, 12000.50, 'low'), (12000.50, 12000.50, 'low'),
    (40.01, 40.01, 'high')
  $$,
  'the invoices, and 40 for each when their number is known; the confidence says when it is not'
);

select * from finish();
rollback;
