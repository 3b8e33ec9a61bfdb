begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.question set visible_if = 'strict $.SECTEUR == "taxi" && $.SECTEUR == "vtc"'
where ruleset_id = tests.draft() and code = 'CHAUFFEURS';
select tests.one_fault('question CHAUFFEURS visible_if', 'can never hold', 'SECTEUR');

update app.question set visible_if = 'strict $.SECTEUR == "taxi" || $.SECTEUR == "vtc"'
where ruleset_id = tests.draft() and code = 'CHAUFFEURS';
select tests.no_fault('repaired');

select * from finish();
rollback;
