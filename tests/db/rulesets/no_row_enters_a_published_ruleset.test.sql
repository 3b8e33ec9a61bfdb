begin;
\ir ../_support/all.psql
select plan(8);

select tests.remember_world();

select throws_ok(
  $$
    insert into app.parameter
      (ruleset_id, code, valid_from, label, value, unit, evidence, source)
    values (app.current_ruleset(), 'extra', '2026-01-01', 'x', 1, '%', 'law', 'x')
  $$,
  'PT409', 'ruleset_published', 'no parameter'
);
select throws_ok(
  $$
    insert into app.question (ruleset_id, code, position, type, label, short_label, help)
    values (app.current_ruleset(), 'EXTRA', 99, 'boolean', 'x', 'x', 'x')
  $$,
  'PT409', 'ruleset_published', 'no question'
);
select throws_ok(
  $$
    insert into app.question_option (ruleset_id, question, code, position, label)
    values (app.current_ruleset(), 'SECTEUR', 'extra', 99, 'x')
  $$,
  'PT409', 'ruleset_published', 'no option'
);
select throws_ok(
  $$
    insert into app.produit (ruleset_id, code, position, name, category, kind, summary)
    values (app.current_ruleset(), 'EXTRA', 99, 'x', 'x', 'qualitative', 'x')
  $$,
  'PT409', 'ruleset_published', 'no product'
);
select throws_ok(
  $$
    insert into app.criterion (ruleset_id, produit, code, position, label, predicate, weight)
    values (app.current_ruleset(), 'CEE', 'extra', 99, 'x', 'strict $.CA > 0', 1)
  $$,
  'PT409', 'ruleset_published', 'no criterion'
);
select throws_ok(
  $$
    insert into app.savings_component
      (ruleset_id, produit, code, position, applies_if, low, high, formula)
    values
      (app.current_ruleset(), 'GAZ', 'extra', 99, 'strict $.CA > 0', 'strict 0', 'strict 0', '0')
  $$,
  'PT409', 'ruleset_published', 'no component'
);
select throws_ok(
  $$
    insert into app.ruleset (name, status, published_at) values ('extra', 'published', now())
  $$,
  'PT409', 'ruleset_published', 'a ruleset is not born published'
);

select tests.world_unchanged();

select * from finish();
rollback;
