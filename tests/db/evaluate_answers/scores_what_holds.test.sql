begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
\ir ../_support/drafts.psql
select plan(3);

select results_eq(
  $$
    select f.score
    from (values
      (1, jsonb '{"SECTEUR": "agriculture", "EFFECTIF": 2}'), (2, '{"SECTEUR": "agriculture"}'),
      (3, '{"SECTEUR": "btp", "EFFECTIF": 2}'), (4, '{"SECTEUR": "btp", "EFFECTIF": 0}'), (5, '{}')
    ) as visitor (place, answers)
    cross join lateral tests.finding('MSA', visitor.answers) as f
    order by visitor.place
  $$,
  array[100, 50, 50, 0, 0],
  'the weight of the criteria that hold; what is unknown does not'
);

update app.criterion set weight = case code when 'secteur' then 85 else 15 end
where ruleset_id = tests.draft() and produit = 'MSA';
select is(
  (select f.score from app.evaluate_answers(
    tests.draft(), array[jsonb '{"SECTEUR": "agriculture"}'], '2026-06-01') as f
    where f.produit = 'MSA'),
  85, 'each criterion by its own weight'
);

update app.criterion set is_required = false
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'effectif';
select is(
  (select concat_ws(' ', f.state, f.score) from app.evaluate_answers(
    tests.draft(), array[jsonb '{"SECTEUR": "agriculture", "EFFECTIF": 0}'], '2026-06-01') as f
    where f.produit = 'MSA'),
  'eligible 85', 'one that is not required only lowers the score'
);

select * from finish();
rollback;
