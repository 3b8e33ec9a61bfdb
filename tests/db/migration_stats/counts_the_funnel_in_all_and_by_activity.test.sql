begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('haulier');
select tests.given_open('mason', '{"SECTEUR": "btp"}');
select tests.given_open('shy', '{"CA": 1}');
select tests.given_open('silent');

select is(
  api.migration_stats() -> 'funnel',
  '{"started": 5, "answered": 4, "completed": 2, "migrated": 1}',
  'each step counts those that went further'
);
select is(
  api.migration_stats() -> 'secteurs',
  '[
    {"secteur": "", "started": 2, "answered": 1, "completed": 0, "migrated": 0},
    {"secteur": "transport_marchandises",
      "started": 2, "answered": 2, "completed": 2, "migrated": 1},
    {"secteur": "btp", "started": 1, "answered": 1, "completed": 0, "migrated": 0}
  ]',
  'the largest first; nameless when the activity was not told'
);

select * from finish();
rollback;
