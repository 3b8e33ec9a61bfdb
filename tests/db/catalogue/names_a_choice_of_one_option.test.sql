begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

insert into app.question
  (ruleset_id, code, position, type, label, short_label, help)
values (tests.draft(), 'ENERGIE', 21, 'single', 'Quelle énergie ?', 'Énergie', 'Sur la facture.');
insert into app.question_option (ruleset_id, question, code, position, label)
values (tests.draft(), 'ENERGIE', 'gaz', 1, 'Gaz');
select tests.one_fault('question ENERGIE', 'offers fewer than two options', '1');

insert into app.question_option (ruleset_id, question, code, position, label)
values (tests.draft(), 'ENERGIE', 'fioul', 2, 'Fioul');
select tests.no_fault('repaired');

select * from finish();
rollback;
