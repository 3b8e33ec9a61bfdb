begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('before');

select app.change_parameter(
  tests.draft(), 'accise_gazole_marchandises', 461.0, app.today() + 40, 'law', 'a slip'
);
select tests.one_fault(
  'component TICPE.poids_lourds', 'can be below zero', 'from ' || (app.today() + 40)
);

update app.parameter set value = 46.10
where ruleset_id = tests.draft() and code = 'accise_gazole_marchandises'
  and valid_from = app.today() + 40;
select tests.no_fault('repaired');

select * from finish();
rollback;
