begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set predicate = 'strict $.TYPES_VEHICULES == "autocar"'
where ruleset_id = tests.draft() and produit = 'CHRONO' and code = 'vehicules';
select tests.one_fault(
  'criterion CHRONO.vehicules predicate',
  'reads a multiple without [*], or anything else with it',
  'TYPES_VEHICULES'
);

update app.criterion set predicate = 'strict $.TYPES_VEHICULES[*] == "autocar"'
where ruleset_id = tests.draft() and produit = 'CHRONO' and code = 'vehicules';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict $.SECTEUR[*] == "agriculture"'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.one_fault(
  'criterion MSA.secteur predicate',
  'reads a multiple without [*], or anything else with it',
  'SECTEUR'
);

update app.criterion set predicate = 'strict $.SECTEUR == "agriculture"'
where ruleset_id = tests.draft() and produit = 'MSA' and code = 'secteur';
select tests.no_fault('repaired');

select * from finish();
rollback;
