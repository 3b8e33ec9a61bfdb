begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set predicate = 'strict $.TRAVAUX == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault(
  'criterion CEE.travaux predicate',
  'reads a question that does not exist',
  'TRAVAUX'
);

update app.criterion set predicate = 'strict $.TRAVAUX_ENERGIE == true'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

update app.produit set in_place_if = 'strict $.EN_PLACE[*] == "CEE"'
where ruleset_id = tests.draft() and code = 'CEE';
select tests.one_fault(
  'produit CEE in_place_if',
  'reads a question that does not exist',
  'EN_PLACE'
);

update app.produit set in_place_if = 'strict $.DEJA_EN_PLACE[*] == "CEE"'
where ruleset_id = tests.draft() and code = 'CEE';
select tests.no_fault('repaired');

select * from finish();
rollback;
