begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.question set help = ' '
where ruleset_id = tests.draft() and code = 'CA';
select tests.one_fault('question CA', 'has a blank text', 'help');

update app.question set help = 'Sur votre compte de résultat.'
where ruleset_id = tests.draft() and code = 'CA';
select tests.no_fault('repaired');

update app.criterion set label = ''
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.one_fault('criterion CEE.travaux', 'has a blank text', 'label');

update app.criterion set label = 'Travaux prévus'
where ruleset_id = tests.draft() and produit = 'CEE' and code = 'travaux';
select tests.no_fault('repaired');

select * from finish();
rollback;
