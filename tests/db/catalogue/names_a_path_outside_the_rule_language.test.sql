begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(9);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set predicate = 'strict exists($.TRAVAUX_ENERGIE)'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault(
  'criterion CEE.travaux predicate',
  'is outside the rule language',
  'strict exists ($."TRAVAUX_ENERGIE")'
);

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict ($.TRAVAUX_ENERGIE == true) is unknown'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault(
  'criterion CEE.travaux predicate',
  'is outside the rule language',
  'strict ($."TRAVAUX_ENERGIE" == true) is unknown'
);

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict $.* == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault(
  'criterion CEE.travaux predicate',
  'is outside the rule language',
  'strict ($.* == true)'
);

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict $.EFFECTIF / 2 > 1'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault(
  'criterion CEE.travaux predicate',
  'is outside the rule language',
  'strict ($."EFFECTIF" / 2 > 1)'
);

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

select * from finish();
rollback;
