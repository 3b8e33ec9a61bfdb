begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.savings_component set applies_if = 'strict $.CA > 0'
where ruleset_id = tests.draft() and produit = 'GAZ' and code = 'facture';
select tests.one_fault(
  'component GAZ.facture',
  'reads an answer that applies_if does not ensure',
  'GAZ_MENSUEL'
);

update app.savings_component set applies_if = 'strict $.GAZ_MENSUEL > 0'
where ruleset_id = tests.draft() and produit = 'GAZ' and code = 'facture';
select tests.no_fault('repaired');

update app.savings_component set applies_if = 'strict $.GAZ_MENSUEL > 0 || $.ELEC_MENSUEL > 0'
where ruleset_id = tests.draft() and produit = 'GAZ' and code = 'facture';
select tests.one_fault(
  'component GAZ.facture',
  'reads an answer that applies_if does not ensure',
  'GAZ_MENSUEL'
);

update app.savings_component set applies_if = 'strict $.GAZ_MENSUEL > 0'
where ruleset_id = tests.draft() and produit = 'GAZ' and code = 'facture';
select tests.no_fault('repaired');

select * from finish();
rollback;
