begin;
\ir ../_support/all.psql
select plan(2);

select results_eq(
  $$
    select f.ordinal, f.state::text, f.amount_high
    from app.evaluate_answers(app.current_ruleset(), array[jsonb
      '{"ELEC_MENSUEL": 100}', '{}', '{"ELEC_MENSUEL": 0}', '{"ELEC_MENSUEL": 200}'
    ], '2026-06-01') as f
    where f.produit = 'ELEC'
    order by f.ordinal
  $$,
  $$ values
    (1::bigint, 'eligible', 240.00), (2, 'to_confirm', null), (3, 'not_eligible', null),
    (4, 'eligible', 480.00)
  $$,
  'each by his own answers, in the order given'
);
select is_empty(
  $$ select from app.evaluate_answers(app.current_ruleset(), array[]::jsonb[], '2026-06-01') $$,
  'nobody gives nothing'
);

select * from finish();
rollback;
