begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.remember_world();

select throws_ok(
  $$
    select app.change_parameter(tests.draft(), 'dfs_taux', 18, '2025-01-01', 'law', 'Arrêté')
  $$,
  'PT404', 'not_found', 'before its first day'
);
select throws_ok(
  $$
    select app.change_parameter(tests.draft(), 'inconnu', 18, '2027-01-01', 'law', 'Arrêté')
  $$,
  'PT404', 'not_found', 'an unknown figure'
);

select tests.world_unchanged();

select * from finish();
rollback;
