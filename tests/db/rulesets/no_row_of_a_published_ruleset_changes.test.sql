begin;
\ir ../_support/all.psql
select plan(8);

select tests.remember_world();

select throws_ok(
  $$ update app.parameter set value = value where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no parameter'
);
select throws_ok(
  $$ update app.question set help = help where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no question'
);
select throws_ok(
  $$ update app.question_option set label = label where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no question_option'
);
select throws_ok(
  $$ update app.produit set summary = summary where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no produit'
);
select throws_ok(
  $$ update app.criterion set weight = weight where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no criterion'
);
select throws_ok(
  $$ update app.savings_component set formula = formula where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no savings_component'
);
select throws_ok(
  $$ update app.ruleset set name = 'renamed' where id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'not the ruleset itself'
);

select tests.world_unchanged();

select * from finish();
rollback;
