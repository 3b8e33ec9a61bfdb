begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(2);

select app.change_parameter(
  tests.draft(), 'dfs_taux', 15, '2027-07-01', 'law', 'Arrêté'
);

select results_eq(
  $$
    select valid_from, valid_to, value
    from app.parameter
    where ruleset_id = tests.draft() and code = 'dfs_taux' and valid_from < '2029-01-01'
    order by valid_from
  $$,
  $$ values
    (date '2026-01-01', date '2026-12-31', 17::numeric),
    (date '2027-01-01', date '2027-06-30', 16),
    (date '2027-07-01', date '2027-12-31', 15),
    (date '2028-01-01', date '2028-12-31', 14)
  $$,
  'the new value holds up to the end of the period it cuts'
);
select tests.no_fault('neither gap nor overlap');

select * from finish();
rollback;
