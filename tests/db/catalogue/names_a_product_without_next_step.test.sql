begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.produit set next_step = null
where ruleset_id = tests.draft() and code = 'CEE';
select tests.one_fault('produit CEE', 'has no next step');

update app.produit set next_step = 'Demandez une offre.'
where ruleset_id = tests.draft() and code = 'CEE';
select tests.no_fault('repaired');

update app.produit set next_step = ' '
where ruleset_id = tests.draft() and code = 'CEE';
select tests.one_fault('produit CEE', 'has no next step');

update app.produit set next_step = 'Demandez une offre.'
where ruleset_id = tests.draft() and code = 'CEE';
select tests.no_fault('repaired');

select * from finish();
rollback;
