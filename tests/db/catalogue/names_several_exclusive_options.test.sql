begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.question_option set is_exclusive = true
where ruleset_id = tests.draft() and question = 'DEJA_EN_PLACE' and code = 'GAZ';
select tests.one_fault('question DEJA_EN_PLACE', 'has several exclusive options', '2');

update app.question_option set is_exclusive = false
where ruleset_id = tests.draft() and question = 'DEJA_EN_PLACE' and code = 'GAZ';
select tests.no_fault('repaired');

select * from finish();
rollback;
