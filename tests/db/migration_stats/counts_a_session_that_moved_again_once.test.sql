begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(2);

create temporary table before on commit drop as select api.migration_stats() as stats;
select tests.given_client('durand');
select tests.undo('durand');
select is(
  api.migration_stats() -> 'moved',
  (select b.stats -> 'moved' from before as b),
  'what was undone has moved nothing'
);

select tests.migrate('durand', 'again@example.org');
select is(
  (api.migration_stats() #>> '{moved,simulations}')::integer
    - (select (b.stats #>> '{moved,simulations}')::integer from before as b),
  1,
  'and moves once when it moves again'
);

select * from finish();
rollback;
