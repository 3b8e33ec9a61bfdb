begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('before');

update app.question set code = 'CHIFFRE' where ruleset_id = tests.draft() and code = 'CA';
select tests.one_fault('question CA', 'is missing, and accounts are made from it', 'amount');

update app.question set code = 'CA' where ruleset_id = tests.draft() and code = 'CHIFFRE';
select tests.no_fault('repaired');

select * from finish();
rollback;
