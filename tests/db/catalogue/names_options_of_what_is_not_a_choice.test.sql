begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

insert into app.question_option (ruleset_id, question, code, position, label)
values (tests.draft(), 'VEHICULES', 'peut_etre', 1, 'Peut-être');
select tests.one_fault('question VEHICULES', 'has options though it is not a choice', '1');

delete from app.question_option
where ruleset_id = tests.draft() and question = 'VEHICULES';
select tests.no_fault('repaired');

select * from finish();
rollback;
