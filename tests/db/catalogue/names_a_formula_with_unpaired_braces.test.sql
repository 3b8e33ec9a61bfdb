begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.savings_component set formula = '{energie_part}} de {GAZ_MENSUEL}'
where ruleset_id = tests.draft() and produit = 'GAZ' and code = 'facture';
select tests.one_fault(
  'component GAZ.facture',
  'has a formula with unpaired braces',
  '{energie_part}} de {GAZ_MENSUEL}'
);

update app.savings_component set formula = 'jusqu’à {energie_part} de {GAZ_MENSUEL} × 12 mois'
where ruleset_id = tests.draft() and produit = 'GAZ' and code = 'facture';
select tests.no_fault('repaired');

select * from finish();
rollback;
