begin;
\ir ../_support/all.psql
select plan(3);

select tests.remember_world();

select throws_ok(
  $$
    select app.change_parameter(
      app.current_ruleset(), 'dfs_taux', 18, '2027-01-01', 'law', 'Arrêté'
    )
  $$,
  'PT409', 'ruleset_published', 'correcting the period itself'
);
select throws_ok(
  $$
    select app.change_parameter(
      app.current_ruleset(), 'dfs_taux', 18, '2027-07-01', 'law', 'Arrêté'
    )
  $$,
  'PT409', 'ruleset_published', 'cutting it in two'
);

select tests.world_unchanged();

select * from finish();
rollback;
