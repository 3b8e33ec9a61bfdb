begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select app.change_parameter(
  tests.draft(), 'indemnite_forfaitaire', 50, '2027-07-01', 'announced', 'Projet de décret'
);

select results_eq(
  $$
    select valid_from, valid_to, value, evidence::text
    from app.parameter
    where ruleset_id = tests.draft() and code = 'indemnite_forfaitaire'
    order by valid_from
  $$,
  $$ values
    (date '2026-01-01', date '2027-06-30', 40::numeric, 'law'),
    (date '2027-07-01', null, 50, 'announced')
  $$,
  'the old value holds until the day before'
);
select results_eq(
  $$
    select distinct label, unit from app.parameter
    where ruleset_id = tests.draft() and code = 'indemnite_forfaitaire'
  $$,
  $$ values ('Indemnité forfaitaire pour frais de recouvrement', '€ par facture') $$,
  'its label and unit stay'
);
select tests.no_fault('neither gap nor overlap');

select * from finish();
rollback;
