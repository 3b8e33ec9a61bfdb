begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.question set position = 30
where ruleset_id = tests.draft() and code = 'PROPRIETAIRE';
select tests.one_fault(
  'question TAXE_FONCIERE visible_if',
  'reads a question that is asked later',
  'PROPRIETAIRE'
);

update app.question set position = 10
where ruleset_id = tests.draft() and code = 'PROPRIETAIRE';
select tests.no_fault('repaired');

select * from finish();
rollback;
