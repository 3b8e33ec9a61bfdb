begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

update app.criterion set weight = 40
where ruleset_id = tests.draft() and produit = 'DFS' and code = 'secteur';
select tests.remember_world();

select throws_ok(
  $$ select app.publish_ruleset(tests.draft()) $$, 'PT422', 'invalid_ruleset',
  'a draft with a fault is refused'
);
select is(
  tests.detail_of('select app.publish_ruleset(tests.draft())')::jsonb,
  jsonb '[{
    "place": "produit DFS", "fault": "has weights that do not sum to 100", "detail": "90"
  }]',
  'the faults are in the detail'
);

select tests.world_unchanged();

select * from finish();
rollback;
