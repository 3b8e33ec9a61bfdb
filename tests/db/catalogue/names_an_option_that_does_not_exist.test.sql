begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set predicate = 'strict $.SECTEUR == "agricole"'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.one_fault(
  'criterion MSA.secteur predicate',
  'names an option that does not exist',
  'SECTEUR agricole'
);

update app.criterion set predicate = 'strict $.SECTEUR == "agriculture"'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.no_fault('repaired');

delete from app.question_option
where ruleset_id = tests.draft() and question = 'DEJA_EN_PLACE' and code = 'TVA';
select tests.one_fault(
  'produit TVA in_place_if',
  'names an option that does not exist',
  'DEJA_EN_PLACE TVA'
);

update app.produit set in_place_if = null
where ruleset_id = tests.draft() and code = 'TVA';
select tests.no_fault('repaired');

select * from finish();
rollback;
