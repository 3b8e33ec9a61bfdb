begin;
\ir ../_support/all.psql
select plan(3);

select tests.remember_world();

-- One table, and one that no other refers to: the locks of a cascade could meet those of another
-- test half-way.
select throws_ok(
  $$ truncate app.parameter $$, 'PT409', 'ruleset_published', 'not while a ruleset is published'
);
select tests.world_unchanged();
select results_eq(
  $$
    select t.tgrelid::regclass::text
    from pg_trigger as t
    where t.tgfoid = 'app.keep_published_rules()'::regprocedure and t.tgenabled = 'A'
    order by 1
  $$,
  array[
    'app.criterion', 'app.parameter', 'app.produit', 'app.question', 'app.question_option',
    'app.ruleset', 'app.savings_component'
  ],
  'every table of the catalogue is guarded alike'
);

select * from finish();
rollback;
