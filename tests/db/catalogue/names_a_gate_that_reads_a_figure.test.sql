begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('before');

update app.question set visible_if = 'strict $.CA > $cir_seuil'
where ruleset_id = tests.draft() and code = 'IMPAYES_NOMBRE';
select tests.one_fault('question IMPAYES_NOMBRE visible_if', 'reads a parameter', 'cir_seuil');

update app.question set visible_if = 'strict $.IMPAYES > 0'
where ruleset_id = tests.draft() and code = 'IMPAYES_NOMBRE';
select tests.no_fault('repaired');

select * from finish();
rollback;
