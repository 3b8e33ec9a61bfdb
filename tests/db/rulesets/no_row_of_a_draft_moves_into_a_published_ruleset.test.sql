begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(7);

select tests.remember_world();

select throws_ok(
  $$
    update app.parameter set ruleset_id = app.current_ruleset()
    where ruleset_id = tests.draft()
  $$,
  'PT409', 'ruleset_published', 'no parameter moves in'
);
select throws_ok(
  $$
    update app.question set ruleset_id = app.current_ruleset()
    where ruleset_id = tests.draft()
  $$,
  'PT409', 'ruleset_published', 'no question moves in'
);
select throws_ok(
  $$
    update app.question_option set ruleset_id = app.current_ruleset()
    where ruleset_id = tests.draft()
  $$,
  'PT409', 'ruleset_published', 'no question_option moves in'
);
select throws_ok(
  $$
    update app.produit set ruleset_id = app.current_ruleset()
    where ruleset_id = tests.draft()
  $$,
  'PT409', 'ruleset_published', 'no produit moves in'
);
select throws_ok(
  $$
    update app.criterion set ruleset_id = app.current_ruleset()
    where ruleset_id = tests.draft()
  $$,
  'PT409', 'ruleset_published', 'no criterion moves in'
);
select throws_ok(
  $$
    update app.savings_component set ruleset_id = app.current_ruleset()
    where ruleset_id = tests.draft()
  $$,
  'PT409', 'ruleset_published', 'no savings_component moves in'
);

select tests.world_unchanged();

select * from finish();
rollback;
