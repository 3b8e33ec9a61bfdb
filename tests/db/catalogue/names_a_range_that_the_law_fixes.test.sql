begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.produit set kind = 'right'
where ruleset_id = tests.draft() and code = 'GAZ';
select tests.one_fault('component GAZ.facture', 'is fixed by law and has a range');

update app.produit set kind = 'estimate'
where ruleset_id = tests.draft() and code = 'GAZ';
select tests.no_fault('repaired');

select * from finish();
rollback;
