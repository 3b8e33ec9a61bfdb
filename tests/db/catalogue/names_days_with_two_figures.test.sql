begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

insert into app.parameter
  (ruleset_id, code, valid_from, label, value, unit, evidence, source)
select ruleset_id, code, '2027-01-01', label, 25, unit, evidence, source
from app.parameter
where ruleset_id = tests.draft() and code = 'foncier_part';
select tests.one_fault('parameter foncier_part', 'has two values on some days', '[2027-01-01,)');

update app.parameter set valid_to = '2026-12-31'
where ruleset_id = tests.draft() and code = 'foncier_part' and valid_from = '2026-01-01';
select tests.no_fault('repaired');

select * from finish();
rollback;
