begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set predicate = 'strict $.EFFECTIF'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault(
  'criterion CEE.travaux predicate',
  'is not a condition',
  'strict $."EFFECTIF"'
);

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

select * from finish();
rollback;
