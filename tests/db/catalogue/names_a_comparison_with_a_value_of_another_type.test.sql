begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(9);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == "oui"'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault(
  'criterion CEE.travaux predicate',
  'does not compare an answer with a value of its own type',
  'TRAVAUX_ENERGIE'
);

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict $.SECTEUR == 12'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.one_fault(
  'criterion MSA.secteur predicate',
  'does not compare an answer with a value of its own type',
  'SECTEUR'
);

update app.criterion set predicate = 'strict $.SECTEUR == "agriculture"'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict $.EFFECTIF == true'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.one_fault(
  'criterion MSA.secteur predicate',
  'does not compare an answer with a value of its own type',
  'EFFECTIF'
);

update app.criterion set predicate = 'strict $.SECTEUR == "agriculture"'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict "1" < $.EFFECTIF'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.one_fault(
  'criterion MSA.secteur predicate',
  'does not compare an answer with a value of its own type',
  'EFFECTIF'
);

update app.criterion set predicate = 'strict $.SECTEUR == "agriculture"'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.no_fault('repaired');

select * from finish();
rollback;
