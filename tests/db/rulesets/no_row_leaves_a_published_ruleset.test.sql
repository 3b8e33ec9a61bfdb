begin;
\ir ../_support/all.psql
select plan(8);

select tests.remember_world();

select throws_ok(
  $$ delete from app.savings_component where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no savings_component'
);
select throws_ok(
  $$ delete from app.criterion where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no criterion'
);
select throws_ok(
  $$ delete from app.produit where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no produit'
);
select throws_ok(
  $$ delete from app.question_option where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no question_option'
);
select throws_ok(
  $$ delete from app.question where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no question'
);
select throws_ok(
  $$ delete from app.parameter where ruleset_id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'no parameter'
);
select throws_ok(
  $$ delete from app.ruleset where id = app.current_ruleset() $$,
  'PT409', 'ruleset_published', 'not the ruleset itself'
);

select tests.world_unchanged();

select * from finish();
rollback;
