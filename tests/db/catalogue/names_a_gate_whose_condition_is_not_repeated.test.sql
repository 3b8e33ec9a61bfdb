begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.question set visible_if = 'strict $.TYPES_VEHICULES[*] == "taxi"'
where ruleset_id = tests.draft() and code = 'LITRES_TAXIS';
select tests.one_fault(
  'question LITRES_TAXIS visible_if',
  'does not repeat the condition of its gate',
  'TYPES_VEHICULES'
);

update app.question set visible_if = 'strict $.VEHICULES == true && $.TYPES_VEHICULES[*] == "taxi"'
where ruleset_id = tests.draft() and code = 'LITRES_TAXIS';
select tests.no_fault('repaired');

update app.question set visible_if = 'strict $.VEHICULES == true || $.TYPES_VEHICULES[*] == "taxi"'
where ruleset_id = tests.draft() and code = 'LITRES_TAXIS';
select tests.one_fault(
  'question LITRES_TAXIS visible_if',
  'does not repeat the condition of its gate',
  'TYPES_VEHICULES'
);

update app.question
set visible_if =
  'strict $.VEHICULES == true && ($.TYPES_VEHICULES[*] == "taxi" || $.CA > 0)'
where ruleset_id = tests.draft() and code = 'LITRES_TAXIS';
select tests.no_fault('repaired');

select * from finish();
rollback;
