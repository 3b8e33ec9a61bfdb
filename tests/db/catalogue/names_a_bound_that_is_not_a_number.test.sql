begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.question set not_above = 'VEHICULES'
where ruleset_id = tests.draft() and code = 'CHAUFFEURS';
select tests.one_fault(
  'question CHAUFFEURS',
  'may not exceed what is not another number',
  'VEHICULES'
);

update app.question set not_above = 'EFFECTIF'
where ruleset_id = tests.draft() and code = 'CHAUFFEURS';
select tests.no_fault('repaired');

update app.question set not_above = 'CHAUFFEURS'
where ruleset_id = tests.draft() and code = 'CHAUFFEURS';
select tests.one_fault(
  'question CHAUFFEURS',
  'may not exceed what is not another number',
  'CHAUFFEURS'
);

update app.question set not_above = 'EFFECTIF'
where ruleset_id = tests.draft() and code = 'CHAUFFEURS';
select tests.no_fault('repaired');

select * from finish();
rollback;
