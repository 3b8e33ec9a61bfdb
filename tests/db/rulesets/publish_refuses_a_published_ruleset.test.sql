begin;
\ir ../_support/all.psql
select plan(2);

select tests.remember_world();

select throws_ok(
  $$ select app.publish_ruleset(app.current_ruleset()) $$, 'PT409', 'ruleset_published',
  'once is enough: its place in the order of versions may not change'
);

select tests.world_unchanged();

select * from finish();
rollback;
