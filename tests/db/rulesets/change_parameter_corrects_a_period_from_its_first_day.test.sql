begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(2);

select app.change_parameter(
  tests.draft(), 'dfs_taux', 16.5, '2027-01-01', 'law', 'Arrêté'
);

select results_eq(
  $$
    select valid_from, valid_to, value, evidence::text
    from app.parameter
    where ruleset_id = tests.draft() and code = 'dfs_taux'
      and valid_from between '2026-02-01' and '2028-01-01'
    order by valid_from
  $$,
  $$ values
    (date '2027-01-01', date '2027-12-31', 16.5, 'law'),
    (date '2028-01-01', date '2028-12-31', 14, 'announced')
  $$,
  'in its place, and nowhere else'
);
select tests.no_fault('neither gap nor overlap');

select * from finish();
rollback;
